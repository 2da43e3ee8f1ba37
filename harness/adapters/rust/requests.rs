//! Values of spec/PROTOCOL.md: arguments, and what is said of bytes instead of them.

use crate::json::Json;
use crate::layer::{Code, Refusal, Result, NAMES};
pub use crate::recipes::{expand, splitmix};

/// The fields of an answer.
pub type Fields = Vec<(&'static str, Json)>;

/// Makes fields of an answer: `fields! { "sum" => 7 }`.
macro_rules! fields {
    ($($name:literal => $value:expr),* $(,)?) => { vec![$(($name, $crate::json::Json::from($value))),*] };
}
pub(crate) use fields;

pub fn object(fields: Fields) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// Returns the answer of a call, or its refusal; the fields of `after` are answered either way.
pub fn attempt(outcome: Result<Fields>, after: Fields) -> Fields {
    let mut answer = match outcome {
        Ok(fields) if fields.iter().any(|(name, _)| *name == "result") => fields,
        Ok(mut fields) => {
            fields.push(("result", "OK".into()));
            fields
        }
        Err(Refusal { code, message }) => {
            fields! { "result" => NAMES[code as usize], "message" => message }
        }
    };
    answer.extend(after);
    answer
}

/// Refuses an argument that is absent or has another form.
pub fn wrong<T>(name: &str, wanted: &str) -> Result<T> {
    Err(Refusal { code: Code::Invalid, message: format!("{name} must be {wanted}") })
}

pub fn number(given: &Json, name: &str) -> Result<i64> {
    match given.get(name) {
        Json::Int(value) => Ok(*value),
        _ => wrong(name, "a whole number"),
    }
}

pub fn text<'a>(given: &'a Json, name: &str) -> Result<&'a str> {
    match given.get(name) {
        Json::Text(value) => Ok(value),
        _ => wrong(name, "a text"),
    }
}

pub fn list<'a>(given: &'a Json, name: &str) -> Result<&'a [Json]> {
    match given.get(name) {
        Json::List(values) => Ok(values),
        _ => wrong(name, "a list"),
    }
}

/// Returns the bytes of a text of lower-case hex; none if it is absent or has another form.
pub fn unhex(text: &Json) -> Option<Vec<u8>> {
    match text {
        Json::Text(text) if text.len() % 2 == 0 => {
            let pairs = text.as_bytes().chunks_exact(2);
            pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
        }
        _ => None,
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|each| format!("{each:02x}")).collect()
}

/// Returns the bytes of a recipe that must be given.
pub fn data(given: &Json, name: &str) -> Result<Vec<u8>> {
    expand(given.get(name)).map_or_else(|| wrong(name, "given, got nothing"), Ok)
}

/// Returns what is said of a region that may be too long to be written out.
pub fn digest(region: &[u8]) -> Json {
    let fnv = region
        .iter()
        .fold(0x811c9dc5u32, |hash, &each| (hash ^ u32::from(each)).wrapping_mul(0x01000193));
    let shown = region.len().min(16);
    object(fields! {
        "length" => region.len(), "fnv1a" => format!("{fnv:08x}"),
        "head" => hex(&region[..shown]), "tail" => hex(&region[region.len() - shown..]),
    })
}
