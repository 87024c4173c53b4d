//! What the token of a program may ask at all, found out before anything is executed: queries and subscriptions need the scope READ, and a
//! mutation without it answers with the plain fields of what it changed, so that nothing is read by way of an act.

use std::slice::from_ref;

use async_graphql::parser::types::{Field, OperationType, Selection, SelectionSet};
use async_graphql::{Pos, Request, Response};

use crate::core::access::Scope;
use crate::core::error::{Error, Result};
use crate::core::graph::{context_of, mask_response};
use crate::core::request_context::RequestContext;

/// The refusal of a request whose sender is a program without the scope that it needs; none where it may be executed.
pub(super) async fn refuse(request: &mut Request) -> Option<Response> {
    let context = context_of(request)?;
    let error = check(request, &context).err()?;
    let response = Response::from_errors(vec![async_graphql::Error::new_with_source(error).into_server_error(Pos::default())]);
    Some(mask_response(response, &context).await)
}

fn check(request: &mut Request, context: &RequestContext) -> Result<()> {
    let Some(person) = context.person().ok().filter(|person| person.program.is_some()) else { return Ok(()) };
    let Err(lacking) = person.ensure_scope(Scope::Read) else { return Ok(()) };
    let document = request.parsed_query().map_err(|error| Error::fault(error.message))?;
    let reads = document.operations.iter().any(|(_, operation)| match operation.node.ty {
        OperationType::Query | OperationType::Subscription => true,
        OperationType::Mutation => fields(&operation.node.selection_set.node).any(reads_more),
    });
    if reads { Err(lacking) } else { Ok(()) }
}

/// Whether more is selected than `userErrors` and the plain fields of what was changed.
fn reads_more(act: &Field) -> bool {
    let changed = fields(&act.selection_set.node).filter(|field| field.name.node != "userErrors");
    changed.flat_map(|noun| fields(&noun.selection_set.node)).any(|field| !field.selection_set.node.items.is_empty())
}

/// The fields of a selection. The edge has resolved all fragments, but those of interfaces and unions.
fn fields(selection: &SelectionSet) -> Box<dyn Iterator<Item = &Field> + '_> {
    Box::new(selection.items.iter().flat_map(|item| match &item.node {
        Selection::Field(field) => Box::new(from_ref(&field.node).iter()),
        Selection::InlineFragment(fragment) => fields(&fragment.node.selection_set.node),
        Selection::FragmentSpread(_) => Box::new([].iter()) as Box<dyn Iterator<Item = &Field> + '_>,
    }))
}
