import { useState } from 'react';

import { IdempotencyKey } from './idempotencyKey';

/** The key under which a component sends its act. */
export function useIdempotencyKey(): IdempotencyKey {
  const [key] = useState(() => new IdempotencyKey());
  return key;
}
