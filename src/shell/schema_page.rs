//! The schema as a page of the docs, with a link for each type.

use std::fmt::Write;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, ConstDirective, EnumType, FieldDefinition, InputValueDefinition, ServiceDocument, Type, TypeDefinition, TypeKind,
    TypeSystemDefinition,
};
use async_graphql::{Name, Positioned};

use super::schema::sdl;

const HEAD: &str = "# Schema\n\nEverything that can be asked of the hub; [each role has its part](access.md#what-each-role-can-ask) of it. \
                    `make schema` writes this page\nand [schema.graphql](../../schema.graphql) from the sources; a test compares them.\n";

/// A part of the page: its title, and which types it has.
type Part = (&'static str, fn(&TypeDefinition) -> bool);

/// The parts in their order.
const PARTS: [Part; 7] = [
    ("What can be asked", |found| ROOTS.contains(&found.name.node.as_str())),
    ("Things", |found| matches!(found.kind, TypeKind::Object(_)) && !ROOTS.contains(&found.name.node.as_str())),
    ("Interfaces", |found| matches!(found.kind, TypeKind::Interface(_))),
    ("Unions", |found| matches!(found.kind, TypeKind::Union(_))),
    ("Inputs", |found| matches!(found.kind, TypeKind::InputObject(_))),
    ("Enumerations", |found| matches!(found.kind, TypeKind::Enum(_))),
    ("Scalars", |found| matches!(found.kind, TypeKind::Scalar)),
];
const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];
const BUILT_IN: [&str; 5] = ["Boolean", "Float", "ID", "Int", "String"];

/// The page `docs/reference/schema.md`.
pub fn schema_page() -> String {
    page_of(&parse_schema(sdl()).expect("the schema is valid"))
}

fn page_of(schema: &ServiceDocument) -> String {
    let types: Vec<&TypeDefinition> = schema.definitions.iter().filter_map(type_of).collect();
    let mut page = HEAD.to_owned();
    for (title, belongs) in PARTS {
        let mut part: Vec<_> = types.iter().filter(|found| belongs(found)).collect();
        part.sort_by_key(|found| ROOTS.iter().position(|root| found.name.node == *root));
        let _ = write!(page, "\n## {title}\n");
        page.extend(part.iter().map(|found| section(found)));
    }
    page
}

fn type_of(definition: &TypeSystemDefinition) -> Option<&TypeDefinition> {
    match definition {
        TypeSystemDefinition::Type(found) => Some(&found.node),
        _ => None,
    }
}

fn section(found: &TypeDefinition) -> String {
    let described = text_of(found.description.as_ref());
    let body = match &found.kind {
        TypeKind::Object(object) => implements(&object.implements) + &fields(&object.fields),
        TypeKind::Interface(interface) => implements(&interface.implements) + &fields(&interface.fields),
        TypeKind::InputObject(input) => inputs(&input.fields, ""),
        TypeKind::Enum(choice) => values(choice),
        TypeKind::Union(union) => union.members.iter().map(|member| format!("- {}\n", link(&member.node))).collect(),
        TypeKind::Scalar => String::new(),
    };
    let body = if body.is_empty() { body } else { format!("\n{body}") };
    format!("\n### {}\n\n{described}\n{body}", found.name.node)
}

fn implements(interfaces: &[Positioned<Name>]) -> String {
    let names: Vec<String> = interfaces.iter().map(|name| link(&name.node)).collect();
    if names.is_empty() { String::new() } else { format!("Implements {}.\n\n", names.join(", ")) }
}

fn fields(fields: &[Positioned<FieldDefinition>]) -> String {
    fields.iter().map(|field| field_line(&field.node)).collect()
}

fn field_line(field: &FieldDefinition) -> String {
    let arguments = inputs(&field.arguments, "  ");
    let (described, deprecated) = (text_of(field.description.as_ref()), deprecation(&field.directives));
    format!("- `{}`: {}. {described}{deprecated}\n{arguments}", field.name.node, type_text(&field.ty.node))
}

/// Why not to ask for it any more.
fn deprecation(directives: &[Positioned<ConstDirective>]) -> String {
    let deprecated = directives.iter().find(|directive| directive.node.name.node == "deprecated");
    let reason = deprecated.and_then(|directive| directive.node.get_argument("reason"));
    reason.map_or_else(String::new, |reason| format!(" Deprecated: {}", reason.node))
}

fn inputs(inputs: &[Positioned<InputValueDefinition>], indent: &str) -> String {
    let line = |input: &InputValueDefinition| {
        let default = input.default_value.as_ref().map_or_else(String::new, |value| format!(" = `{}`", value.node));
        let described = text_of(input.description.as_ref());
        format!("{indent}- `{}`: {}{default}. {described}\n", input.name.node, type_text(&input.ty.node))
    };
    inputs.iter().map(|input| line(&input.node)).collect()
}

fn values(choice: &EnumType) -> String {
    let line = |name: &Name, described: &str| format!("- `{name}`: {described}\n");
    choice.values.iter().map(|value| line(&value.node.value.node, &text_of(value.node.description.as_ref()))).collect()
}

/// A description in one line.
fn text_of(description: Option<&Positioned<String>>) -> String {
    let text = description.map_or("", |description| &description.node);
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('<', "&lt;")
}

/// A type as it is written, its name a link.
fn type_text(found: &Type) -> String {
    let bare = match &found.base {
        BaseType::Named(name) => link(name),
        BaseType::List(inner) => format!("\\[{}\\]", type_text(inner)),
    };
    if found.nullable { bare } else { format!("{bare}!") }
}

fn link(name: &str) -> String {
    if BUILT_IN.contains(&name) { format!("`{name}`") } else { format!("[{name}](#{})", name.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_type_has_its_section() {
        let schema = "\"Asks.\" type Query { \"A row <x>.\" row(\"Which.\" id: ID! = \"1\"): [Row!]! }
            \"A row.\" type Row implements Node { \"Its id.\" id: ID! }
            \"Has an id.\" interface Node { \"Its id.\" id: ID! } \"Either.\" union Either = Row
            \"How.\" enum How { \"Well.\" WELL } \"What.\" input What { \"How.\" how: How } \"A day.\" scalar Day";

        let page = page_of(&parse_schema(schema).expect("a schema"));

        for text in [
            "### Query\n\nAsks.\n\n- `row`: \\[[Row](#row)!\\]!. A row &lt;x>.\n  - `id`: `ID`! = `\"1\"`. Which.\n",
            "### Row\n\nA row.\n\nImplements [Node](#node).\n\n- `id`: `ID`!. Its id.\n",
            "### Either\n\nEither.\n\n- [Row](#row)\n",
            "### How\n\nHow.\n\n- `WELL`: Well.\n",
            "### What\n\nWhat.\n\n- `how`: [How](#how). How.\n",
            "### Day\n\nA day.\n",
        ] {
            assert!(page.contains(text), "{text}\nis not in\n{page}");
        }
    }
}
