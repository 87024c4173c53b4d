-- What an intermediary reaches, said once; and applications in the form of it that PostgreSQL hashes.

-- The delegations that today's capacity is tied to, whatever became of them: a practitioner to every one of its intermediary, a
-- collaborator to those sub-delegated to it. Being SQL it is put into the kept plans of those who ask it.
create function hub.tied_delegations(day date) returns table (id uuid, position_id uuid, employer_id uuid, is_active boolean)
language sql stable rows 70
as $$
    select d.id, d.position_id, d.employer_id, d.status = 'ACTIVE' and hub.valid_on(day, d.valid_from, d.valid_to)
    from hub.capacity c
    join hub.account a on a.id = c.account_id and a.status = 'ACTIVE'
    join hub.delegation d on d.intermediary_id = c.intermediary_id
    where c.id = hub.current_capacity()
        and c.account_id = hub.current_account()
        and c.role = 'INTERMEDIARY'
        and hub.valid_on(day, c.valid_from, c.valid_to)
        and (c.function = 'PRACTITIONER' or exists (
            select
            from hub.sub_delegation s
            where s.delegation_id = d.id
                and s.capacity_id = c.id
                and s.ended_at is null
                and hub.valid_on(day, s.valid_from, s.valid_to)));
$$;
revoke execute on function hub.tied_delegations(date) from public;
grant execute on function hub.tied_delegations(date) to hub_definer;

create or replace function hub.reached_delegations() returns setof uuid
language plpgsql stable security definer rows 70 set search_path = hub, pg_temp
as $$
declare
    day constant date := hub.today();
begin
    return query
        select d.id
        from hub.tied_delegations(day) d;
end
$$;

create or replace function hub.delegated_positions() returns setof uuid
language plpgsql stable security definer rows 70 set search_path = hub, pg_temp
as $$
declare
    day constant date := hub.today();
begin
    return query
        select d.position_id
        from hub.tied_delegations(day) d
        where d.is_active;
end
$$;

create or replace function hub.delegated_employers() returns setof uuid
language plpgsql stable security definer rows 70 set search_path = hub, pg_temp
as $$
declare
    day constant date := hub.today();
begin
    return query
        select distinct d.employer_id
        from hub.tied_delegations(day) d
        where d.is_active;
end
$$;

drop function hub.active_delegations(date);

-- An array is compared element by element with each row: 941 positions cost more than the answer. A list is hashed once. It serves no
-- index, so that what goes over all positions names them beside it.
alter policy application_intermediary on hub.application using (position_id in (select hub.delegated_positions()));
