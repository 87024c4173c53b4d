//! The part of a schema that some callers can ask.
use apollo_compiler::ast::OperationType;
use apollo_compiler::collections::HashSet;
use apollo_compiler::schema::{ExtendedType, FieldDefinition};
use apollo_compiler::{Name, Schema};

/// The schema without what `shows` refuses, and without what nothing leads to any more.
pub fn part_of(schema: &Schema, shows: impl Fn(&str, &str) -> bool) -> Schema {
    let mut part = schema.clone();
    remove_refused(&mut part, shows);
    // A field of a type without fields is removed too, which may empty its own type.
    while remove_dangling(&mut part) {}
    let reached = reached(&part);
    part.types.retain(|name, ty| reached.contains(name) || (ty.is_built_in() && !ty.is_scalar()));
    remove_unreached_interfaces(&mut part);
    part
}

fn remove_refused(part: &mut Schema, shows: impl Fn(&str, &str) -> bool) {
    for (name, ty) in part.types.iter_mut().filter(|(_, ty)| !ty.is_built_in()) {
        match ty {
            ExtendedType::Object(object) => object.make_mut().fields.retain(|field, _| shows(name, field)),
            ExtendedType::Enum(values) => values.make_mut().values.retain(|value, _| shows(name, value)),
            _ => {}
        }
    }
}

/// Removes objects without fields, and the fields, unions and roots of types that are gone; whether there were any.
fn remove_dangling(part: &mut Schema) -> bool {
    let before = part.types.len();
    part.types.retain(|_, ty| !is_empty(ty));
    let left: HashSet<Name> = part.types.keys().cloned().collect();
    let is_left = |field: &FieldDefinition| left.contains(field.ty.inner_named_type());
    for ty in part.types.values_mut().filter(|ty| !ty.is_built_in()) {
        match ty {
            ExtendedType::Object(object) => object.make_mut().fields.retain(|_, field| is_left(field)),
            ExtendedType::Union(union) => union.make_mut().members.retain(|member| left.contains(&member.name)),
            _ => {}
        }
    }
    let roots = part.schema_definition.make_mut();
    for root in [&mut roots.query, &mut roots.mutation, &mut roots.subscription] {
        root.take_if(|root| !left.contains(&root.name));
    }
    part.types.len() < before
}

fn is_empty(ty: &ExtendedType) -> bool {
    match ty {
        ExtendedType::Object(object) => object.fields.is_empty(),
        ExtendedType::Union(union) => union.members.is_empty(),
        ExtendedType::Enum(values) => values.values.is_empty(),
        _ => false,
    }
}

/// The types that the roots and the directives lead to.
fn reached(part: &Schema) -> HashSet<Name> {
    let roots = [OperationType::Query, OperationType::Mutation, OperationType::Subscription];
    let mut waiting: Vec<&Name> = roots.into_iter().filter_map(|kind| part.root_operation(kind)).collect();
    let arguments = part.directive_definitions.values().flat_map(|directive| &directive.arguments);
    waiting.extend(arguments.map(|argument| argument.ty.inner_named_type()));
    // What introspection answers with.
    waiting.extend(part.types.values().filter(|ty| ty.is_built_in()).flat_map(types_in));
    let mut reached = HashSet::default();
    while let Some(name) = waiting.pop() {
        if let Some(ty) = part.types.get(name)
            && reached.insert(name.clone())
        {
            waiting.extend(types_in(ty));
        }
    }
    reached
}

fn remove_unreached_interfaces(part: &mut Schema) {
    let left: HashSet<Name> = part.types.keys().cloned().collect();
    for ty in part.types.values_mut() {
        if let ExtendedType::Object(object) = ty
            && object.implements_interfaces.iter().any(|interface| !left.contains(&interface.name))
        {
            object.make_mut().implements_interfaces.retain(|interface| left.contains(&interface.name));
        }
    }
}

/// The types of fields, arguments, input fields and members of a type.
pub fn types_in(ty: &ExtendedType) -> Vec<&Name> {
    let fields = match ty {
        ExtendedType::Object(object) => &object.fields,
        ExtendedType::Interface(interface) => &interface.fields,
        ExtendedType::InputObject(input) => return input.fields.values().map(|field| field.ty.inner_named_type()).collect(),
        ExtendedType::Union(union) => return union.members.iter().map(|member| &member.name).collect(),
        _ => return Vec::new(),
    };
    let arguments = fields.values().flat_map(|field| &field.arguments).map(|argument| argument.ty.inner_named_type());
    arguments.chain(fields.values().map(|field| field.ty.inner_named_type())).collect()
}

#[cfg(test)]
mod tests {
    use crate::{DeclaredCosts, Schema};

    const WHOLE: &str = "
        type Query { me: Person node(id: ID!): Node queue: Queue all(order: Order): [Report!]! }
        type Mutation { decide(how: Outcome!): Decision! }
        type Subscription { decided: Decision! }
        interface Node { id: ID! }
        type Person implements Node { id: ID! scope: Scope! }
        type Decision implements Node { id: ID! of: Float }
        type Queue { length: Int }
        union Report = Written | Drawn
        type Written { text: String }
        type Drawn { lines: Int }
        enum Order { FIRST LAST }
        enum Outcome { GRANTED REFUSED }
        enum Scope { READ DECIDE }";

    fn part(hidden: &[&str]) -> String {
        let whole = Schema::parse(WHOLE, DeclaredCosts::default()).expect("a schema");
        whole.part(|ty, field| !hidden.contains(&format!("{ty}.{field}").as_str())).expect("a part").sdl()
    }

    #[test]
    fn a_part_that_hides_nothing_has_all_that_something_leads_to() {
        let part = part(&[]);

        for kept in ["type Decision implements Node", "interface Node", "union Report = Written | Drawn", "enum Order", "enum Outcome"] {
            assert!(part.contains(kept), "{kept} in {part}");
        }
    }

    #[test]
    fn what_nothing_leads_to_any_more_is_gone_though_an_interface_names_it() {
        let part = part(&["Mutation.decide", "Subscription.decided", "Queue.length", "Drawn.lines", "Scope.DECIDE"]);

        for gone in ["Decision", "Outcome", "Mutation", "Subscription", "Queue", "queue", "Drawn", "DECIDE", "Float"] {
            assert!(!part.contains(gone), "{gone} in {part}");
        }
        for kept in ["type Person implements Node", "node(id: ID!): Node", "union Report = Written", "READ"] {
            assert!(part.contains(kept), "{kept} in {part}");
        }
    }

    #[test]
    fn a_hidden_field_and_an_unknown_one_are_refused_alike() {
        let whole = Schema::parse(WHOLE, DeclaredCosts::default()).expect("a schema");
        let part = whole.part(|_, field| field != "queue").expect("a part");

        let refusals = ["{ queue { length } }", "{ quiet { length } }"].map(|text| part.validate(text).join(" ").replace("queue", "quiet"));

        assert!(!refusals[0].is_empty() && refusals[0] == refusals[1], "{refusals:?}");
    }
}
