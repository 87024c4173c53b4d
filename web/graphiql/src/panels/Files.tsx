import { useGraphiQL } from '@graphiql/react';
import type { ChangeEvent } from 'react';

import { addFiles, files, removeFile } from '../files';
import { useStore } from '../store';
import { text } from '../texts';

/** Files for variables of the scalar `Upload`. */
export function Files() {
  const chosen = useStore(files);
  const operations = useGraphiQL((state) => state.operations);
  const editor = useGraphiQL((state) => state.variableEditor);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const added = [...(target.files ?? [])];
    addFiles(added);
    const variable = operations?.flatMap(({ variableDefinitions = [] }) => variableDefinitions).find(({ type }) => isUpload(type));
    const name = variable?.variable.name.value;
    if (name && added[0]) editor?.setValue(withVariable(editor.getValue(), name, `@${added[0].name}`));
    target.value = '';
  };
  return (
    <section className="hub-panel">
      <h2>{text('files')}</h2>
      <p>{text('howToName')}</p>
      <label className="hub-button">
        {text('chooseFiles')}
        <input type="file" multiple onChange={choose} />
      </label>
      <ul>
        {chosen.map((file) => (
          <li key={file.name}>
            <code>@{file.name}</code> · {Math.ceil(file.size / 1024)} KiB{' '}
            <button type="button" className="hub-link" onClick={() => removeFile(file)}>
              {text('remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isUpload(type: { kind: string; type?: unknown; name?: { value: string } }): boolean {
  return type.name ? type.name.value === 'Upload' : isUpload(type.type as typeof type);
}

/** The JSON of variables with one more; as it is where it cannot be read. */
function withVariable(json: string, name: string, value: string): string {
  try {
    const variables: unknown = JSON.parse(json.trim() || '{}');
    return JSON.stringify({ ...(variables as object), [name]: value }, null, 2);
  } catch {
    return json;
  }
}
