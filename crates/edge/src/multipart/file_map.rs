//! The `map` part: which file belongs to which variable.
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::request_error::RequestError;

/// For each file the paths of its variables, such as `variables.input.file`.
#[derive(Debug)]
pub struct FileMap(HashMap<String, Vec<String>>);

impl FileMap {
    /// Reads the map; every path must lead to a variable that is null.
    pub fn read(json: &[u8], variables: &mut Map<String, Value>, max_files: usize) -> Result<Self, RequestError> {
        let map: HashMap<String, Vec<String>> = serde_json::from_slice(json).map_err(|_| RequestError::BadMap)?;
        // Each path of a file is an open file.
        if map.len() > max_files || map.values().map(Vec::len).sum::<usize>() > max_files {
            return Err(RequestError::TooManyFiles { limit: max_files });
        }
        let mut seen = HashSet::new();
        for path in map.values().flatten() {
            if find(variables, path) != Some(&mut Value::Null) {
                return Err(RequestError::UnknownPath { path: path.clone() });
            }
            if !seen.insert(path.as_str()) {
                return Err(RequestError::PathTaken { path: path.clone() });
            }
        }
        Ok(Self(map))
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.values().flatten().map(String::as_str)
    }

    /// Removes a file, and returns its paths; a file may be sent once.
    pub fn take(&mut self, name: &str) -> Result<Vec<String>, RequestError> {
        self.0.remove(name).ok_or_else(|| RequestError::FileNotMapped { name: name.to_owned() })
    }

    /// Fails where a file was not sent.
    pub fn finish(self) -> Result<(), RequestError> {
        match self.0.into_keys().min() {
            Some(name) => Err(RequestError::FileMissing { name }),
            None => Ok(()),
        }
    }
}

/// The value at a path such as `variables.input.files.0`.
pub fn find<'a>(variables: &'a mut Map<String, Value>, path: &str) -> Option<&'a mut Value> {
    let mut steps = path.strip_prefix("variables.")?.split('.');
    let first = variables.get_mut(steps.next()?)?;
    steps.try_fold(first, |value, step| match value {
        Value::Object(fields) => fields.get_mut(step),
        Value::Array(items) => items.get_mut(index(step)?),
        _ => None,
    })
}

/// An index, written in one way only, so that two paths never lead to the same item.
fn index(step: &str) -> Option<usize> {
    let index = step.parse().ok()?;
    (usize::to_string(&index) == step).then_some(index)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(map: &str) -> Result<FileMap, RequestError> {
        let mut variables = json!({ "file": null, "input": { "files": [null, null] }, "name": "x" });
        FileMap::read(map.as_bytes(), variables.as_object_mut().expect("an object"), 3)
    }

    #[test]
    fn a_file_may_be_a_variable_or_a_value_within_one() {
        let mut map = read(r#"{"a":["variables.file"],"b":["variables.input.files.1"]}"#).expect("a map");

        assert_eq!(map.take("b").ok(), Some(vec!["variables.input.files.1".to_owned()]));
        assert!(matches!(map.take("b"), Err(RequestError::FileNotMapped { .. })));
        assert!(matches!(map.finish(), Err(RequestError::FileMissing { name }) if name == "a"));
    }

    #[test]
    fn a_path_must_lead_to_a_null() {
        assert!(matches!(read(r#"{"a":["variables.nowhere"]}"#), Err(RequestError::UnknownPath { .. })));
        assert!(matches!(read(r#"{"a":["variables.name"]}"#), Err(RequestError::UnknownPath { .. })));
        assert!(matches!(read(r#"{"a":["query"]}"#), Err(RequestError::UnknownPath { .. })));
    }

    #[test]
    fn two_files_cannot_be_one_variable() {
        assert!(matches!(read(r#"{"a":["variables.file"],"b":["variables.file"]}"#), Err(RequestError::PathTaken { .. })));
        assert!(matches!(read(r#"{"a":["variables.input.files.01"]}"#), Err(RequestError::UnknownPath { .. })));
        assert!(matches!(read(r#"{"a":["variables.input.files.+1"]}"#), Err(RequestError::UnknownPath { .. })));
    }

    #[test]
    fn a_map_of_another_shape_or_of_too_many_files_is_refused() {
        assert!(matches!(read(r#"{"a":"variables.file"}"#), Err(RequestError::BadMap)));
        assert!(matches!(read(r#"{"a":[],"b":[],"c":[],"d":[]}"#), Err(RequestError::TooManyFiles { .. })));
        assert!(matches!(
            read(r#"{"a":["variables.a","variables.b","variables.c","variables.d"]}"#),
            Err(RequestError::TooManyFiles { .. })
        ));
    }
}
