/** Sends files: `fetch` does not say how much has gone. */
import { Store } from '../parts/store';

interface Progress {
  name: string;
  sent: number;
  total: number;
}

/** The file that is on its way. */
export const uploadProgress = new Store<Progress | null>(null);

export function sendForm(url: string, headers: Record<string, string>, body: FormData, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    Object.entries(headers).forEach(([header, value]) => request.setRequestHeader(header, value));
    request.upload.onprogress = ({ loaded, total }) => uploadProgress.set({ name, sent: loaded, total });
    request.onload = () => resolve(request.responseText);
    request.onerror = () => reject(new TypeError('no answer'));
    request.onloadend = () => uploadProgress.set(null);
    request.send(body);
  });
}
