/** Documents that are broken below the level of the rules: in their tokens and characters. */
import { TokenKind } from 'graphql';

import { joinedBySpaces, tokensOf } from '../lib/restyle.mjs';

const PUNCTUATION = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '=',
  '!',
  '$',
  '@',
  '...',
  '&',
  '|',
  '..',
  '?',
  '-',
  '+',
  ';',
  '%',
  '\\',
  '"',
  "'",
  '`',
  '~',
  '^',
  '<',
  '>',
  '/',
  '*',
];
const NUMBERS = [
  '01',
  '-01',
  '00',
  '1.',
  '1.e1',
  '.5',
  '-.5',
  '1e',
  '1e+',
  '1a',
  '1_000',
  '0x1F',
  '-',
  '--1',
  '+1',
  '1.5.',
  '1..2',
  '1e1.5',
  '1.0a',
  '0b1',
  '1é',
  'Infinity',
  'NaN',
  '-Infinity',
  '1.5f',
  '1"a"',
  '9'.repeat(400),
  '1e400',
  '-0',
  '-0.0',
  '1E+05',
  '0e0',
  '0123',
];
const STRINGS = [
  '"\\x41"',
  '"\\u12"',
  '"\\u{}"',
  '"\\u{110000}"',
  '"\\u{D800}"',
  '"\\uD800"',
  '"\\uDC00"',
  '"\\uD83D\\u0041"',
  '"\\uDE00\\uD83D"',
  '"\\uZZZZ"',
  '"\\u{41"',
  '"\\u{ 41}"',
  '"\\u{00000000000041}"',
  '"\\',
  '"open',
  '"a\nb"',
  '"a\rb"',
  '"\\a"',
  '"\\\'"',
  '"\\u004"',
  '"""open',
  '"""a""""',
  '""" \\""" """',
  '""""""',
  '""""quoted" """',
  '"""a\\u0041"""',
  '"\\uD83D\\uDE00"',
  '"\\u{1F600}"',
  '"\\u{1f600}"',
  "'single'",
  '"\\0"',
  '"tab\there"',
  '"\u0007"',
  '"\u007f"',
  '"""\u0007"""',
  '"\\U0041"',
  '"\\u{-1}"',
  '"\\uD83D\\u{DE00}"',
];
const FOREIGN = [
  'é',
  'ñame',
  '“x”',
  '𝒳',
  '\u00a0',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u001b',
  '\f',
  '\v',
  '\u007f',
  '，',
  '…',
  '￥',
];

const at = (random, tokens) => random.below(tokens.length);

function changed(change) {
  return (random, text) => {
    const tokens = tokensOf(text);
    change(random, tokens);
    return joinedBySpaces(tokens);
  };
}

function replaced(kinds, texts) {
  return (random, text) => {
    const tokens = tokensOf(text);
    const places = tokens.filter((token) => kinds.includes(token.kind));
    if (places.length === 0) return undefined;
    random.pick(places).text = random.pick(texts);
    return joinedBySpaces(tokens);
  };
}

const VALUES = [TokenKind.INT, TokenKind.FLOAT, TokenKind.STRING, TokenKind.BLOCK_STRING];

export const SYNTAX = {
  'a token is deleted': changed((random, tokens) => tokens.splice(at(random, tokens), 1)),
  'a token is doubled': changed((random, tokens) => {
    const place = at(random, tokens);
    tokens.splice(place, 0, tokens[place]);
  }),
  'two tokens are swapped': changed((random, tokens) => {
    const place = random.below(Math.max(1, tokens.length - 1));
    [tokens[place], tokens[place + 1]] = [tokens[place + 1] ?? tokens[place], tokens[place]];
  }),
  'cut off': (random, text) => text.slice(0, random.between(1, Math.max(1, text.length - 1))),
  'cut off at the beginning': (random, text) => text.slice(random.between(1, Math.max(1, text.length - 1))),
  'punctuation is put in': changed((random, tokens) => tokens.splice(at(random, tokens), 0, { kind: '', text: random.pick(PUNCTUATION) })),
  'punctuation is replaced': (random, text) => {
    const tokens = tokensOf(text);
    random.pick(tokens.filter((token) => token.text.length === 1)).text = random.pick(PUNCTUATION);
    return joinedBySpaces(tokens);
  },
  'a strange number': replaced(VALUES, NUMBERS),
  'a strange string': replaced(VALUES, STRINGS),
  'a foreign character': (random, text) => {
    const place = random.below(text.length);
    return text.slice(0, place) + random.pick(FOREIGN) + text.slice(place);
  },
  'an empty list of something': changed((random, tokens) => {
    const empty = random.pick([['{', '}'], ['(', ')'], ['[', ']'], ['@'], ['$'], ['...'], ['...', 'on'], ['(', ':', ')'], ['=']]);
    tokens.splice(at(random, tokens), 0, ...empty.map((text) => ({ kind: '', text })));
  }),
  'a keyword in place of a name': replaced(
    [TokenKind.NAME],
    ['on', 'true', 'false', 'null', 'query', 'fragment', 'type', 'schema', 'extend', 'subscription'],
  ),
};
