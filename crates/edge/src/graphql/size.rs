//! The size of a document with its fragments expanded, before it is validated.
//!
//! `fragment A { ...B ...B }  fragment B { ...C ...C }` doubles the work at each spread. The size of each fragment is therefore computed
//! once, in time proportional to the text.
use std::collections::HashMap;

use apollo_compiler::ast::{Definition, DirectiveList, Document, Selection};

use crate::limits::DocumentLimits;
use crate::request_error::RequestError;
use crate::size_limit::SizeLimit;
use crate::tokens::Tokens;

/// The size of a document, all its operations and fragments together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentSize {
    /// The length of the text.
    pub bytes: u64,
    /// Tokens, comments and commas left out.
    pub tokens: u64,
    /// Nesting of braces, brackets and parentheses.
    brackets: u64,
    /// Directives, as written.
    pub directives: u64,
    /// Aliases of the field that has the most.
    pub aliases: u64,
    spread: Size,
}

/// The size of a selection set with its fragments expanded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    /// Fields and spreads: an empty spread is work as well.
    fields: u64,
    /// Levels of nested fields.
    depth: u64,
    /// Levels of nested selections: how deep a recursion over the document goes.
    nesting: u64,
}

impl DocumentSize {
    /// The size of a document; fails early on one that nests too deep.
    pub fn of(document: &Document, text: &str, tokens: Tokens, limits: &DocumentLimits) -> Result<Self, RequestError> {
        let mut counter = SizeCounter { limits, fragments: HashMap::new(), sizes: HashMap::new(), aliases: HashMap::new(), directives: 0 };
        let mut sets = Vec::new();
        for definition in &document.definitions {
            match definition {
                Definition::OperationDefinition(operation) => {
                    counter.count(&operation.directives);
                    operation.variables.iter().for_each(|variable| counter.count(&variable.directives));
                    sets.push(&operation.selection_set);
                }
                Definition::FragmentDefinition(fragment) => {
                    counter.count(&fragment.directives);
                    counter.fragments.entry(&fragment.name).or_insert(&fragment.selection_set);
                    sets.push(&fragment.selection_set);
                }
                _ => {}
            }
        }
        for set in &sets {
            counter.count_within(set);
        }
        let mut spread = Size::default();
        for set in sets {
            spread = spread.plus(counter.selections(set, 1)?);
        }
        let aliases = counter.aliases.values().copied().max().unwrap_or_default();
        Ok(Self {
            bytes: text.len() as u64,
            tokens: tokens.count,
            brackets: tokens.nesting,
            directives: counter.directives,
            aliases,
            spread,
        })
    }

    /// Refuses a document over the limits.
    pub fn within(&self, limits: &DocumentLimits) -> Result<(), RequestError> {
        SizeLimit::Bytes.within(limits.max_bytes, self.bytes)?;
        SizeLimit::Tokens.within(limits.max_tokens, self.tokens)?;
        SizeLimit::Nesting.within(limits.max_nesting, self.brackets.max(self.spread.nesting))?;
        SizeLimit::Directives.within(limits.max_directives, self.directives)?;
        SizeLimit::Aliases.within(limits.max_aliases, self.aliases)?;
        SizeLimit::Depth.within(limits.max_depth, self.spread.depth)?;
        SizeLimit::Fields.within(limits.max_cost, self.spread.fields)
    }
}

impl Size {
    fn plus(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            depth: self.depth.max(other.depth),
            nesting: self.nesting.max(other.nesting),
        }
    }

    fn under_field(self) -> Self {
        Self { fields: self.fields.saturating_add(1), depth: self.depth + 1, nesting: self.nesting + 1 }
    }

    fn under_fragment(self) -> Self {
        Self { fields: self.fields.saturating_add(1), depth: self.depth, nesting: self.nesting + 1 }
    }
}

struct SizeCounter<'a> {
    limits: &'a DocumentLimits,
    fragments: HashMap<&'a str, &'a [Selection]>,
    /// The sizes of fragments; zero while one is being counted: validation refuses a fragment within itself.
    sizes: HashMap<&'a str, Size>,
    aliases: HashMap<&'a str, u64>,
    directives: u64,
}

impl<'a> SizeCounter<'a> {
    fn count(&mut self, directives: &DirectiveList) {
        self.directives += directives.len() as u64;
    }

    /// Counts directives and aliases as written. The recursion is bounded by the parser.
    fn count_within(&mut self, set: &'a [Selection]) {
        for selection in set {
            match selection {
                Selection::Field(field) => {
                    self.count(&field.directives);
                    *self.aliases.entry(&field.name).or_default() += u64::from(field.alias.is_some());
                    self.count_within(&field.selection_set);
                }
                Selection::FragmentSpread(spread) => self.count(&spread.directives),
                Selection::InlineFragment(inline) => {
                    self.count(&inline.directives);
                    self.count_within(&inline.selection_set);
                }
            }
        }
    }

    fn selections(&mut self, set: &'a [Selection], level: u64) -> Result<Size, RequestError> {
        SizeLimit::Nesting.within(self.limits.max_nesting, level)?;
        let mut size = Size::default();
        for selection in set {
            size = size.plus(match selection {
                Selection::Field(field) => self.selections(&field.selection_set, level + 1)?.under_field(),
                Selection::InlineFragment(inline) => self.selections(&inline.selection_set, level + 1)?.under_fragment(),
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name, level + 1)?.under_fragment(),
            });
        }
        Ok(size)
    }

    fn fragment(&mut self, name: &'a str, level: u64) -> Result<Size, RequestError> {
        if let Some(size) = self.sizes.get(name) {
            SizeLimit::Nesting.within(self.limits.max_nesting, level + size.nesting)?;
            return Ok(*size);
        }
        let Some(set) = self.fragments.get(name).copied() else { return Ok(Size::default()) };
        self.sizes.insert(name, Size::default());
        let size = self.selections(set, level)?;
        self.sizes.insert(name, size);
        Ok(size)
    }
}
