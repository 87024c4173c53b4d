//! Validation rules that apollo-compiler does not check, or checks otherwise than the specification says.
use apollo_compiler::ast::{Argument, Directive, InputValueDefinition, Type, Value, VariableDefinition};
use apollo_compiler::collections::{HashMap, HashSet};
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{ExecutableDocument, Name, Node};

use super::Schema;
use super::document::MAX_ERRORS;
use super::input::{FILE, Scope};
use super::prepared::position;
use super::variables::VariableValues;
use crate::InvalidScalar;
use crate::request_error::Violation;

/// The violations of these rules in a document that apollo-compiler finds valid.
pub fn violated_rules(document: &ExecutableDocument, schema: &Schema) -> Vec<Violation> {
    let mut violations = Vec::new();
    for operation in document.operations.iter() {
        let variables = operation.variables.iter().map(|variable| (&variable.name, variable)).collect();
        let mut checker = Checker { document, schema, variables, spread: HashSet::default(), violations: Vec::new() };
        checker.operation(operation);
        violations.append(&mut checker.violations);
        if violations.len() >= MAX_ERRORS {
            break;
        }
    }
    violations
}

struct Checker<'a> {
    document: &'a ExecutableDocument,
    schema: &'a Schema,
    variables: HashMap<&'a Name, &'a Node<VariableDefinition>>,
    spread: HashSet<&'a Name>,
    violations: Vec<Violation>,
}

/// The type that a value must have.
#[derive(Clone, Copy)]
struct ExpectedType<'a> {
    ty: &'a Type,
    /// Whether a nullable variable is allowed: there is a default, or the item is checked by nothing else.
    takes_nullable: bool,
}

impl<'a> ExpectedType<'a> {
    fn of(definition: &'a InputValueDefinition) -> Self {
        Self { ty: &definition.ty, takes_nullable: definition.default_value.is_some() }
    }
}

impl<'a> Checker<'a> {
    fn operation(&mut self, operation: &'a Operation) {
        for variable in &operation.variables {
            self.directives(&variable.directives);
            if let Some(default) = &variable.default_value {
                self.value(ExpectedType { ty: &variable.ty, takes_nullable: false }, default);
            }
        }
        self.directives(&operation.directives);
        self.selections(&operation.selection_set);
        if operation.is_subscription() {
            self.one_root_field(operation);
        }
    }

    /// A subscription has one root field, selected any number of times (specification, section 5.2.4.1).
    fn one_root_field(&mut self, operation: &'a Operation) {
        let mut fields = operation.root_fields(self.document);
        let first = fields.next().map(|field| field.response_key());
        if let Some(second) = fields.find(|field| Some(field.response_key()) != first) {
            self.violate(second.location(), "a subscription must select exactly one field".to_owned());
        }
    }

    fn selections(&mut self, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => self.field(field),
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives);
                    self.selections(&inline.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.spread.insert(&spread.fragment_name)
                    {
                        self.directives(&fragment.directives);
                        self.selections(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field) {
        self.arguments(&field.arguments, |name| field.definition.argument_by_name(name));
        self.directives(&field.directives);
        self.selections(&field.selection_set);
    }

    fn directives(&mut self, directives: &'a [Node<Directive>]) {
        for directive in directives {
            if let Some(definition) = self.schema.types.directive_definitions.get(&directive.name) {
                self.arguments(&directive.arguments, |name| definition.argument_by_name(name));
            }
        }
    }

    fn arguments(&mut self, given: &'a [Node<Argument>], defined: impl Fn(&str) -> Option<&'a Node<InputValueDefinition>>) {
        for argument in given {
            if let Some(definition) = defined(&argument.name) {
                self.value(ExpectedType::of(definition), &argument.value);
            }
        }
    }

    fn value(&mut self, expected: ExpectedType<'a>, value: &'a Node<Value>) {
        match (&**value, expected.ty) {
            (Value::Variable(name), _) => self.variable(expected, name),
            (Value::List(items), Type::List(item) | Type::NonNullList(item)) => {
                for value in items {
                    self.value(ExpectedType { ty: item, takes_nullable: false }, value);
                }
            }
            (Value::List(items), ty) => items.iter().for_each(|value| self.value(ExpectedType { ty, takes_nullable: true }, value)),
            (Value::Object(fields), ty) => self.object(ty.inner_named_type(), fields, value),
            (_, ty) => self.scalar(ty.inner_named_type(), value),
        }
    }

    /// A literal of a custom scalar.
    fn scalar(&mut self, ty: &Name, literal: &Node<Value>) {
        if literal.is_null() {
            return;
        }
        let scope = Scope { schema: self.schema, variables: &VariableValues::default() };
        if ty == FILE {
            return self.violate(literal.location(), "a file comes with its variable".to_owned());
        }
        let checked = scope.untyped(literal).and_then(|value| Ok(self.schema.scalars.check(ty, &value)?));
        if let Err(invalid) = checked {
            self.violate_as(invalid.scalar, literal.location(), invalid.message);
        }
    }

    fn object(&mut self, ty: &Name, fields: &'a [(Name, Node<Value>)], whole: &Node<Value>) {
        let mut names = HashSet::default();
        for (name, _) in fields {
            if !names.insert(name) {
                self.violate(name.location(), format!("there can be only one input field named {name}"));
            }
        }
        let schema = self.schema;
        let Some(ExtendedType::InputObject(definition)) = schema.types.types.get(ty) else {
            for (_, value) in fields {
                self.unique_within(value);
            }
            return self.scalar(ty, whole);
        };
        for (name, value) in fields {
            if let Some(field) = definition.fields.get(name) {
                self.value(ExpectedType::of(field), value);
            }
        }
        let is_one = matches!(fields, [(_, value)] if !value.is_null());
        if definition.directives.has("oneOf") && !is_one {
            self.violate(whole.location(), format!("exactly one field of {ty} must be given, and it can not be null"));
        }
    }

    /// An object in a custom scalar may have any fields, each name once.
    fn unique_within(&mut self, value: &'a Node<Value>) {
        match &**value {
            Value::Object(fields) => {
                let mut names = HashSet::default();
                for (name, value) in fields {
                    if !names.insert(name) {
                        self.violate(name.location(), format!("there can be only one input field named {name}"));
                    }
                    self.unique_within(value);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.unique_within(item)),
            _ => {}
        }
    }

    /// A variable is allowed where its type fits, or where a default replaces null (specification, section 5.8.5).
    fn variable(&mut self, expected: ExpectedType<'_>, name: &Name) {
        let Some(variable) = self.variables.get(name) else { return };
        let has_default = variable.default_value.as_ref().is_some_and(|default| !default.is_null());
        let fits = match expected.ty.is_non_null() && !variable.ty.is_non_null() {
            true => (has_default || expected.takes_nullable) && variable.ty.is_assignable_to(&expected.ty.clone().nullable()),
            false => variable.ty.is_assignable_to(expected.ty),
        };
        if !fits {
            let message = format!("variable ${name} of type {} can not stand where {} is expected", variable.ty, expected.ty);
            self.violate(name.location(), message);
        }
    }

    fn violate(&mut self, location: Option<SourceSpan>, message: String) {
        self.violate_as(None, location, message);
    }

    /// No more violations are collected than are reported.
    fn violate_as(&mut self, scalar: Option<InvalidScalar>, location: Option<SourceSpan>, message: String) {
        if self.violations.len() >= MAX_ERRORS {
            return;
        }
        let line_column = location.and_then(|location| location.line_column(&self.document.sources));
        let locations = line_column.into_iter().map(position).collect();
        self.violations.push(Violation { message, locations, scalar });
    }
}
