import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '../parts/Dialog';
import type { Role } from '../session/person';
import { CommandList } from './CommandList';
import type { Command } from './commands';
import { paletteDialog } from './dialogs';
import { useCommands } from './useCommands';
import { useFound } from './useFound';

/** A field that keeps the focus, and a list in which the arrows choose (combobox by ARIA). */
export function CommandDialog({ role }: { role: Role }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { found, state } = useFound(role, typed);
  const commands = useCommands(role, typed, found);
  const chosen = commands[Math.min(at, commands.length - 1)];
  useEffect(() => setAt(0), [typed]);
  const run = (command: Command) => {
    paletteDialog.set(null);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && commands.length > 0) setAt((commands.indexOf(chosen!) + step + commands.length) % commands.length);
    else if (event.key === 'Enter' && chosen) run(chosen);
    else return;
    event.preventDefault();
  };
  const count = t('palette.count', { count: commands.length });
  const said = { idle: count, searching: t('palette.searching'), failed: t('palette.notSearched') }[state];
  return (
    <Dialog title={t('palette.title')} className="hub-palette" onCancel={() => paletteDialog.set(null)}>
      <label htmlFor={`${id}-field`}>{t(role === 'ADMIN' ? 'palette.labelAccounts' : 'palette.label')}</label>
      <input
        id={`${id}-field`}
        className="form-control"
        role="combobox"
        aria-expanded={commands.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} className="hub-muted">
        {t('palette.hint')} <span role="status">{said}</span>
      </p>
      <CommandList id={id} commands={commands} chosen={chosen} onRun={run} />
    </Dialog>
  );
}
