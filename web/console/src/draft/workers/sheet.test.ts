import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { csvOf, listOf } from './sheet';

const WORKBOOK = new URL('../../../../../tests/browser/files/elenco-beneficiari.xlsx', import.meta.url);

test('the first sheet of a workbook becomes the list that the hub reads', async () => {
  const list = await listOf(new File([readFileSync(WORKBOOK)], 'Elenco.XLSX'));

  expect(list.name).toBe('Elenco.csv');
  expect(await list.text()).toBe(
    'codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban\n' +
      'RSSMRA85T10A562S;OPERAIO;2021-03-01;40;310;40,5;\n' +
      'VRDLCU70A41H501I;APPRENDISTA;2025-09-15;20;95;20;IT60X0542811101000000123456\n',
  );
});

test('what has a mark of its own in CSV is quoted', () => {
  expect(csvOf([['a;b', 'dice "no"', null, true]])).toBe('"a;b";"dice ""no""";;true\n');
});

test('any other file is sent as it is', async () => {
  const file = new File(['x'], 'elenco.csv');

  expect(await listOf(file)).toBe(file);
});

test('what is called a workbook and is none is refused', async () => {
  await expect(listOf(new File(['x'], 'elenco.xlsx'))).rejects.toThrow();
});
