import { useEffect, useState } from 'react';

import type { OpenDocument } from './displayable';

/** Where a document can be shown from; null while it is loaded, an error where it cannot be. The hub sends it to be saved, never to be shown. */
export function useBlobUrl({ downloadUrl, mediaType }: OpenDocument): { url: string | null; isFailed: boolean } {
  const [url, setUrl] = useState<string | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    let made: string | undefined;
    setUrl(null);
    setFailed(false);
    bytesOf(downloadUrl, leaving.signal)
      .then((bytes) => setUrl((made = URL.createObjectURL(new Blob([bytes], { type: mediaType })))))
      .catch(() => leaving.signal.aborted || setFailed(true));
    return () => {
      leaving.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [downloadUrl, mediaType]);
  return { url, isFailed };
}

async function bytesOf(address: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`the hub answered ${answer.status}`);
  return answer.arrayBuffer();
}
