//! Merging and pruning: each response key once, for each object type (specification, section 6.3.2).
use apollo_compiler::{
    ExecutableDocument, Name, Node,
    ast::DirectiveList,
    collections::{HashSet, IndexMap},
    executable::{Field, Operation, Selection, SelectionSet},
};
use async_graphql::{Name as Key, parser::types::OperationType};

use super::{
    Schema,
    input::coerce_arguments,
    prepared::{PreparedField, PreparedOperation, Selections},
    variables::VariableValues,
};
use crate::{fault::Fault, size_limit::SizeLimit};

/// Merges and prunes an operation. Of more fields than that it is refused on the way.
pub fn collect(
    schema: &Schema,
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &VariableValues,
    max_fields: u64,
) -> Result<PreparedOperation, Fault> {
    let mut collector = Collector { schema, document, variables, fields: 0, max_fields };
    let root = &operation.selection_set.ty;
    let fields = collector.fields(root, &[&operation.selection_set])?;
    let kind = match operation.operation_type {
        apollo_compiler::ast::OperationType::Query => OperationType::Query,
        apollo_compiler::ast::OperationType::Mutation => OperationType::Mutation,
        apollo_compiler::ast::OperationType::Subscription => OperationType::Subscription,
    };
    Ok(PreparedOperation {
        kind,
        name: operation.name.as_ref().map(|name| Key::new(name)),
        root: Key::new(root),
        fields,
        sources: document.sources.clone(),
    })
}

struct Collector<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    variables: &'a VariableValues,
    fields: u64,
    max_fields: u64,
}

/// The selections of one object, by response key, and the fragments that were spread in it.
#[derive(Default)]
struct Groups<'a> {
    fields: IndexMap<&'a Name, Vec<&'a Node<Field>>>,
    spread: HashSet<&'a Name>,
}

impl<'a> Collector<'a> {
    fn fields(&mut self, object: &Name, sets: &[&'a SelectionSet]) -> Result<Vec<PreparedField>, Fault> {
        let mut groups = Groups::default();
        for set in sets {
            self.group(object, set, &mut groups);
        }
        self.fields += groups.fields.len() as u64;
        SizeLimit::Fields.within(self.max_fields, self.fields)?;
        groups.fields.into_iter().map(|(key, nodes)| self.field(object, key, nodes)).collect()
    }

    fn group(&self, object: &Name, set: &'a SelectionSet, groups: &mut Groups<'a>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) if self.is_included(&field.directives) => {
                    groups.fields.entry(field.response_key()).or_default().push(field);
                }
                Selection::InlineFragment(inline) if self.is_included(&inline.directives) => {
                    if inline.type_condition.as_ref().is_none_or(|condition| self.schema.applies(condition, object)) {
                        self.group(object, &inline.selection_set, groups);
                    }
                }
                Selection::FragmentSpread(spread) if self.is_included(&spread.directives) => {
                    let fragment = self.document.fragments.get(&spread.fragment_name);
                    let is_first = groups.spread.insert(&spread.fragment_name);
                    if let Some(fragment) = fragment.filter(|fragment| is_first && self.schema.applies(&fragment.selection_set.ty, object))
                    {
                        self.group(object, &fragment.selection_set, groups);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_included(&self, directives: &DirectiveList) -> bool {
        let says = |name: &str| {
            let value = directives.get(name)?.specified_argument_by_name("if")?;
            match value.as_variable() {
                Some(variable) => self.variables.get(variable).map(|given| *given == true.into()),
                None => value.to_bool(),
            }
        };
        says("skip") != Some(true) && says("include") != Some(false)
    }

    fn field(&mut self, object: &Name, key: &Name, nodes: Vec<&'a Node<Field>>) -> Result<PreparedField, Fault> {
        let first = nodes[0];
        let definition = self.schema.field(object, &first.name).map_or(&first.definition, |definition| &definition.node);
        let (arguments, fault) = match coerce_arguments(self.schema, definition, &first.arguments, self.variables) {
            Ok(arguments) => (arguments, None),
            Err(fault) => (Vec::new(), Some(fault.message)),
        };
        let ty = definition.ty.clone();
        let sets: Vec<_> = nodes.iter().map(|node| &node.selection_set).collect();
        let selections = self.selections(ty.inner_named_type(), &sets)?;
        let nodes = nodes.into_iter().cloned().collect();
        Ok(PreparedField { key: Key::new(key), name: Key::new(&first.name), arguments, fault, ty, selections, nodes })
    }

    fn selections(&mut self, ty: &Name, sets: &[&'a SelectionSet]) -> Result<Selections, Fault> {
        let schema = self.schema;
        if schema.is_abstract(ty) {
            let types = schema.possible_types(ty).into_iter();
            let of_types = types.map(|object| Ok((Key::new(object), self.fields(object, sets)?)));
            return of_types.collect::<Result<_, _>>().map(Selections::Abstract);
        }
        Ok(match schema.types.get_object(ty) {
            Some(_) => Selections::Object(self.fields(ty, sets)?),
            None => Selections::Leaf,
        })
    }
}
