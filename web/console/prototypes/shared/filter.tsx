import { type ReactNode, useState } from 'react';

export interface Filter {
  search: string;
  blocked: boolean;
}

export function useFilter() {
  const at = new URLSearchParams(location.search);
  const [filter, set] = useState<Filter>({ search: at.get('search') ?? '', blocked: at.has('blocked') });
  const change = (next: Filter) => {
    const query = new URLSearchParams({ ...(next.search ? { search: next.search } : {}), ...(next.blocked ? { blocked: '' } : {}) });
    history.replaceState(null, '', `?${query}`);
    set(next);
  };
  return [filter, change] as const;
}

export function FilterForm({ filter, onChange, children }: { filter: Filter; onChange: (next: Filter) => void; children?: ReactNode }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <input type="search" value={filter.search} onChange={(event) => onChange({ ...filter, search: event.target.value })} />
      <label>
        <input type="checkbox" checked={filter.blocked} onChange={(event) => onChange({ ...filter, blocked: event.target.checked })} /> blocked
      </label>
      {children}
    </form>
  );
}
