import { expect, test } from 'vitest';

import { type Command, type Group, matching } from './commands';

const command = (text: string, group: Group = 'pages'): Command => ({ id: text, group, text, run: () => {} });
const found = (typed: string, ...commands: Command[]) => matching(commands, typed).map(({ text }) => text);

test('nothing typed is every command', () => {
  expect(found('', command('Coda'), command('Esci'))).toEqual(['Coda', 'Esci']);
});

test('each word that is typed begins a word of the command, in any order', () => {
  expect(found('pross pren', command('Prendi la prossima'), command('Prendi in carico'))).toEqual(['Prendi la prossima']);
  expect(found('ossima', command('Prendi la prossima'))).toEqual([]);
});

test('accents, capitals and apostrophes make no difference', () => {
  expect(found('ISTRUTTORIA', command('Avvia l’istruttoria'))).toEqual(['Avvia l’istruttoria']);
  expect(found('unita', command('Unità produttive'))).toEqual(['Unità produttive']);
});

test('what the hub found for the words stays, whatever its name', () => {
  expect(found('INPS.4900', command('Valbrunera', 'found'), command('Coda'))).toEqual(['Valbrunera']);
});
