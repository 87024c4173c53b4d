import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { type Command, GROUPS } from './commands';

interface Props {
  /** What the ids of the list and of its options begin with. */
  id: string;
  commands: readonly Command[];
  chosen: Command | undefined;
  onRun: (command: Command) => void;
}

/** The commands by group; the chosen one is kept in sight. */
export function CommandList({ id, commands, chosen, onRun }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Some browsers give a promise here, which React would call as a clean-up.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  const groups = GROUPS.map((group) => [group, commands.filter((command) => command.group === group)] as const).filter(([, inGroup]) => inGroup.length > 0);
  return (
    <div ref={list} id={`${id}-list`} className="hub-commands" role="listbox" aria-label={t('palette.title')}>
      {groups.map(([group, inGroup]) => (
        <div key={group} role="group" aria-labelledby={`${id}-group-${group}`}>
          <p id={`${id}-group-${group}`} className="hub-muted" role="presentation">
            {t(`palette.groups.${group}`)}
          </p>
          {inGroup.map((command) => (
            <div
              key={command.id}
              id={`${id}-${command.id}`}
              role="option"
              aria-selected={command === chosen}
              className="hub-command"
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onRun(command)}
            >
              <span>
                {command.text} {command.detail && <span className="hub-muted">{command.detail}</span>}
              </span>
              {command.key && <kbd>{command.key.toUpperCase()}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
