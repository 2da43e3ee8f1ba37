//! Reads JSON.

use crate::json::Json;

/// Reads one value, with nothing after it.
pub fn read(text: &str) -> Result<Json, String> {
    let mut reader = Reader { text: text.as_bytes(), at: 0 };
    let value = reader.value()?;
    reader.space();
    let at_end = reader.at == text.len();
    at_end.then(|| value).ok_or_else(|| reader.problem("the end"))
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn problem(&self, expected: &str) -> String {
        format!("expected {expected} at byte {}", self.at)
    }

    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    fn skips(&mut self, word: &str) -> bool {
        let is_there = self.text[self.at..].starts_with(word.as_bytes());
        self.at += usize::from(is_there) * word.len();
        is_there
    }

    fn value(&mut self) -> Result<Json, String> {
        self.space();
        match self.peek() {
            b'{' => self.several('}', Reader::field).map(Json::Object),
            b'[' => self.several(']', Reader::value).map(Json::List),
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => Ok(self.number()),
            _ if self.skips("null") => Ok(Json::Null),
            _ if self.skips("true") => Ok(Json::Bool(true)),
            _ if self.skips("false") => Ok(Json::Bool(false)),
            _ => Err(self.problem("a value")),
        }
    }

    fn field(&mut self) -> Result<(String, Json), String> {
        self.space();
        let name = self.string()?;
        self.space();
        if !self.skips(":") {
            return Err(self.problem("':'"));
        }
        Ok((name, self.value()?))
    }

    /// Reads what is between brackets, separated by commas.
    fn several<T>(
        &mut self,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        self.at += 1;
        let (mut all, close) = (Vec::new(), close.to_string());
        self.space();
        if self.skips(&close) {
            return Ok(all);
        }
        loop {
            all.push(one(self)?);
            self.space();
            if self.skips(&close) {
                return Ok(all);
            }
            if !self.skips(",") {
                return Err(self.problem(&format!("',' or '{close}'")));
            }
        }
    }

    fn number(&mut self) -> Json {
        let start = self.at;
        while matches!(self.peek(), b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E') {
            self.at += 1;
        }
        let text = String::from_utf8_lossy(&self.text[start..self.at]);
        text.parse().map_or(Json::Other, Json::Int)
    }

    fn string(&mut self) -> Result<String, String> {
        if !self.skips("\"") {
            return Err(self.problem("'\"'"));
        }
        let mut bytes = Vec::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0) {
                self.at += 1;
            }
            bytes.extend_from_slice(&self.text[start..self.at]);
            if self.skips("\"") {
                return String::from_utf8(bytes).map_err(|_| self.problem("UTF-8"));
            }
            if !self.skips("\\") {
                return Err(self.problem("the end of a text"));
            }
            let mut buffer = [0; 4];
            bytes.extend_from_slice(self.escaped()?.encode_utf8(&mut buffer).as_bytes());
        }
    }

    fn escaped(&mut self) -> Result<char, String> {
        self.at += 1;
        Ok(match self.text.get(self.at - 1) {
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => self.unicode()?,
            Some(&other) => char::from(other),
            None => return Err(self.problem("an escape")),
        })
    }

    fn unicode(&mut self) -> Result<char, String> {
        let high = self.unit()?;
        if !(0xd800..0xdc00).contains(&high) || !self.skips("\\u") {
            return char::from_u32(high).ok_or_else(|| self.problem("a character"));
        }
        let low = self.unit()?.wrapping_sub(0xdc00);
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)
            .ok_or_else(|| self.problem("a character"))
    }

    fn unit(&mut self) -> Result<u32, String> {
        self.at += 4;
        let digits = self.text.get(self.at - 4..self.at).map(String::from_utf8_lossy);
        let unit = digits.and_then(|it| u32::from_str_radix(&it, 16).ok());
        unit.ok_or_else(|| self.problem("4 digits"))
    }
}
