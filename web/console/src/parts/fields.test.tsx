import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Choice } from './Choice';
import { Field } from './Field';
import { TextArea } from './TextArea';
import { Tick } from './Tick';

const ERROR = 'It is missing.';

function expectMarked(field: ReactElement) {
  const page = renderToStaticMarkup(field);
  const described = /is-invalid" aria-invalid="true" aria-describedby="([^"]+)"/.exec(page)?.[1]?.split(' ').at(-1);
  expect(page).toContain(`<p id="${described}" class="hub-field-error">${ERROR}</p>`);
}

test('a field that was refused says so and is tied to the reason, whatever is typed or chosen in it', () => {
  expectMarked(<Field label="Name" hint="As in the register." error={ERROR} />);
  expectMarked(<TextArea label="Reason" error={ERROR} value="" onChange={() => {}} />);
  expectMarked(<Choice label="Office" error={ERROR} value={null} options={[]} onChange={() => {}} />);
  expectMarked(<Tick label="It is signed." error={ERROR} isOn={false} onChange={() => {}} />);
});

test('a field with nothing to say of it is tied to its label alone', () => {
  const page = renderToStaticMarkup(<Field label="Name" />);
  const id = /<label for="(\S+)">Name<\/label>/.exec(page)?.[1];
  expect(page).toBe(`<div class="hub-field"><label for="${id}">Name</label><input id="${id}" class="form-control"/></div>`);
});
