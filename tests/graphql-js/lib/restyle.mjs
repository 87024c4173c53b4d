/** Writes a document with the same tokens in another dress: separators, comments, escapes. */
import { Lexer, Source, TokenKind } from 'graphql';

import { seedOf } from './random.mjs';

const SEPARATORS = [' ', ' ', '\n', ', ', '\t', ',,', ' # a comment, with "quotes" and { braces\n', '\n\n', ' \n#\n'];
const RARE_SEPARATORS = ['\r\n', '\r', '\uFEFF', ' # così è già 😀\r'];

export function tokensOf(text) {
  const lexer = new Lexer(new Source(text));
  const tokens = [];
  while (lexer.advance().kind !== TokenKind.EOF) {
    const { kind, value, start, end } = lexer.token;
    tokens.push({ kind, value, text: text.slice(start, end) });
  }
  return tokens;
}

/** `plain` leaves out line ends and marks of which programs count lines and columns differently. */
export function restyle(text, random, { plain = false } = {}) {
  const style = random.pick(['as it is', 'as it is', 'compact', 'wild', 'line']);
  if (style === 'as it is') return text;
  const separators = plain ? SEPARATORS : [...SEPARATORS, ...RARE_SEPARATORS];
  const tokens = tokensOf(text).map((token) => ({ ...token, text: rewritten(token, random) }));
  return joined(tokens, (before, after) => separator(style, separators, random, before, after));
}

/** The tokens with as little between them as the grammar allows. */
export function joinedBySpaces(tokens) {
  return joined(tokens, () => ' ');
}

function joined(tokens, between) {
  return tokens.map((token, index) => (index === 0 ? token.text : between(tokens[index - 1], token) + token.text)).join('');
}

function separator(style, separators, random, before, after) {
  const needed = !isPunctuation(before) && !isPunctuation(after);
  if (style === 'line') return ' ';
  if (style === 'compact') return needed ? random.pick([' ', ',', '\n']) : '';
  return needed || random.chance(0.5) ? random.pick(separators) : '';
}

function isPunctuation(token) {
  return token.text.length === 1 && '!$&()[]{}:=|@'.includes(token.text);
}

/** Equal texts become block strings together: two arguments that differ in this do not merge. */
function rewritten(token, random) {
  if (token.kind !== TokenKind.STRING) return token.text;
  if (seedOf(token.value) % 3 === 0 && /^[\w.-][\w .-]*[\w.-]$/.test(token.value)) return `"""${token.value}"""`;
  if (random.chance(0.4)) return token.text;
  return `"${[...token.value].map((char) => escaped(char, random)).join('')}"`;
}

const SHORT = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(char, random) {
  if (char in SHORT) return SHORT[char];
  const code = char.codePointAt(0);
  if (code < 0x20 || random.chance(0.3)) return unicodeEscape(code, random);
  return char === '/' && random.chance(0.3) ? '\\/' : char;
}

function unicodeEscape(code, random) {
  const hex = code.toString(16);
  if (random.chance(0.3)) return `\\u{${random.chance(0.3) ? '000' : ''}${hex}}`;
  if (code > 0xffff) {
    return [...Array(2).keys()].map((at) => `\\u${String.fromCodePoint(code).charCodeAt(at).toString(16)}`).join('');
  }
  return `\\u${random.chance(0.5) ? hex.padStart(4, '0').toUpperCase() : hex.padStart(4, '0')}`;
}
