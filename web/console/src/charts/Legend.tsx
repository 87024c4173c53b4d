import { colourOf } from './rows';

/** Which colour stands for what. */
export function Legend({ names }: { names: readonly string[] }) {
  return (
    <p className="hub-legend" aria-hidden="true">
      {names.map((name, part) => (
        <span key={name}>
          <svg viewBox="0 0 10 8">
            <rect className={colourOf(part)} width={10} height={8} />
          </svg>{' '}
          {name}
        </span>
      ))}
    </p>
  );
}
