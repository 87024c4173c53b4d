import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Gauge } from './Gauge';

const shown = (value: number, most: number) => renderToStaticMarkup(<Gauge label="Weeks" value={value} most={most} />);

test('a gauge is filled as far as something is used', () => {
  expect(shown(13, 52)).toContain('aria-valuenow="13"');
  expect(shown(13, 52)).toContain('inline-size:25%');
});

test('where more is used than there is, a gauge is full', () => {
  expect(shown(60, 52)).toContain('aria-valuenow="52"');
  expect(shown(60, 52)).toContain('inline-size:100%');
});

test('where there is nothing to use, a gauge is empty', () => {
  expect(shown(0, 0)).toContain('inline-size:0');
});
