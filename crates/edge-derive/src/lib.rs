//! `#[derive(PlainFields)]`, next to async-graphql's `SimpleObject`: serializes the fields of an object that need no resolver.

use proc_macro::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Field, LitStr, Meta, Token, parse_macro_input};

/// Implements `PlainFields` and `PlainValue` for a struct.
///
/// Fields have the names that async-graphql gives them. A field whose type is not a `PlainValue`, an enum or a scalar is left to its
/// resolver, as is one with any `#[graphql(…)]` setting other than `name`, `desc` and `deprecation`, such as a guard.
#[proc_macro_derive(PlainFields)]
pub fn plain_fields(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let Data::Struct(data) = &input.data else {
        return syn::Error::new_spanned(&input.ident, "PlainFields is derived for structs").to_compile_error().into();
    };
    let (ty, (generics, type_arguments, where_clause)) = (&input.ident, input.generics.split_for_impl());
    let arms = data.fields.iter().filter_map(|field| {
        let (ident, name) = (field.ident.as_ref()?, graphql_name(field)?);
        Some(quote! { #name => (&&&&&&Leaf(&self.#ident)).write(selected, json), })
    });
    quote! {
        impl #generics ::omnia_edge::PlainFields for #ty #type_arguments #where_clause {
            fn write_field(&self, selected: &::async_graphql::parser::types::Field, json: &mut ::std::vec::Vec<u8>) -> bool {
                #[allow(unused_imports, reason = "a struct has fields of some kinds only")]
                use ::omnia_edge::plain::{
                    IsEnum as _, IsOptionalEnum as _, IsOptionalScalar as _, IsPlain as _, IsResolved as _, IsScalar as _, Leaf,
                };
                match selected.name.node.as_str() {
                    #(#arms)*
                    _ => false,
                }
            }
        }

        impl #generics ::omnia_edge::PlainValue for #ty #type_arguments #where_clause {
            fn write(&self, selected: &::async_graphql::parser::types::Field, json: &mut ::std::vec::Vec<u8>) -> bool {
                ::omnia_edge::PlainFields::write_object(self, &<Self as ::async_graphql::OutputType>::type_name(), selected, json)
            }
        }
    }
    .into()
}

/// The name that async-graphql gives a field; none where the field is skipped or needs its resolver.
fn graphql_name(field: &Field) -> Option<String> {
    let ident = field.ident.as_ref()?.to_string();
    let mut name = camel_case(ident.trim_start_matches("r#"));
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("graphql")) {
        let settings = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
        for setting in settings {
            match &setting {
                Meta::NameValue(named) if named.path.is_ident("name") => {
                    let value = &named.value;
                    name = syn::parse2::<LitStr>(quote! { #value }).ok()?.value();
                }
                Meta::NameValue(named) if named.path.is_ident("deprecation") || named.path.is_ident("desc") => {}
                _ => return None,
            }
        }
    }
    Some(name)
}

fn camel_case(ident: &str) -> String {
    let mut parts = ident.split('_').filter(|part| !part.is_empty());
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
