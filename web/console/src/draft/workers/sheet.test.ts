import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';

import { listOf } from './sheet';
import { MOST_UNPACKED, TooLarge, csvOf, csvOfWorkbook } from './workbook';

const WORKBOOK = readFileSync(new URL('../../../../../tests/browser/files/elenco-beneficiari.xlsx', import.meta.url));
const SHEET = 'xl/worksheets/sheet1.xml';

const bytesOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

/** The workbook with other rows. */
function workbookOf(rows: string): ArrayBuffer {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return bytesOf(zipSync({ ...unzipSync(new Uint8Array(WORKBOOK)), [SHEET]: strToU8(sheet) }));
}

test('the first sheet of a workbook becomes the list that the hub reads', async () => {
  expect(await csvOfWorkbook(bytesOf(WORKBOOK))).toBe(
    'codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban\n' +
      'RSSMRA85T10A562S;OPERAIO;2021-03-01;40;310;40,5;\n' +
      'VRDLCU70A41H501I;APPRENDISTA;2025-09-15;20;95;20;IT60X0542811101000000123456\n',
  );
});

test('a workbook of five thousand workers is read', async () => {
  const cell = (row: number, column: string, text: string) => `<c r="${column}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = Array.from({ length: 5_000 }, (_, at) => `<row r="${at + 1}">${cell(at + 1, 'A', `RSSMRA85T10A5${at}`)}${cell(at + 1, 'B', 'OPERAIO')}</row>`);

  const csv = await csvOfWorkbook(workbookOf(rows.join('')));

  expect(csv.split('\n')).toHaveLength(5_001);
  expect(csv).toContain('RSSMRA85T10A54999;OPERAIO\n');
});

test('what would be too large once unpacked is not unpacked', async () => {
  await expect(csvOfWorkbook(workbookOf(' '.repeat(MOST_UNPACKED)))).rejects.toThrow(TooLarge);
});

test('what has a mark of its own in CSV is quoted', () => {
  expect(csvOf([['a;b', 'dice "no"', null, true]])).toBe('"a;b";"dice ""no""";;true\n');
});

test('what is called a workbook and is none is refused', async () => {
  await expect(csvOfWorkbook(bytesOf(strToU8('x')))).rejects.toThrow();
});

test('a workbook is sent as the list that it holds, and any other file as it is', async () => {
  const list = await listOf(new File(['x'], 'Elenco.XLSX'), async () => ({ csv: 'a;b\n' }));
  expect(list).toMatchObject({ name: 'Elenco.csv' });

  const file = new File(['x'], 'elenco.csv');
  expect(await listOf(file)).toBe(file);
});

test('a workbook of many megabytes is not read at all', async () => {
  expect(await listOf(new File([new Uint8Array(5_000_001)], 'elenco.xlsx'))).toBe('tooLarge');
});
