import { readFileSync, writeSync } from 'node:fs';

/** Prints one JSON value a line. A pipe that is full takes what is left later. */
export function printLines(values) {
  for (const value of values) {
    writeAll(Buffer.from(`${JSON.stringify(value)}\n`));
  }
}

function writeAll(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

export function readInput() {
  return readFileSync(0, 'utf8');
}

export function readLines(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
