/** What the chart library draws, in one chunk of its own: loaded by `lazy` alone, so that no page waits for it. */
export { Bars } from './Bars';
export { Columns } from './Columns';
