-- What the controls need to know beside the first fields of an application, and when the clock last looked at what comes to a term.

alter table hub.application
    -- The bilateral fund, where the benefit is the allowance of one.
    add column fund text,
    -- The day on which the clock last looked at a draft: what the controls say of it changes with the days too.
    add column looked_on date,
    add column reminded_for date,
    -- Last day on which a draft is sent in time, once its cause and its days are known.
    add column due_on date;
create index application_draft_due on hub.application (due_on, id) where status = 'DRAFT';
create index application_to_look_at on hub.application (looked_on nulls first, id) where status = 'DRAFT';
-- What was granted to a unit, for its limits.
create index application_by_unit on hub.application (unit_id) where submitted;

-- Days of agricultural work, and work elsewhere, of the workers who have them.
alter table hub.beneficiary add column particulars jsonb;

-- When the activity began: a firm of less than three months is not integrated for lack of work (R31).
alter table hub.position add column activity_started_on date;

-- Terms that were told when they came near, once each.
alter table hub.interlocution add column reminded_on date;
alter table hub.authorization_grant add column reminded_on date;
-- The last day that was told: a renewed delegation is told again.
alter table hub.delegation add column reminded_for date;
create index interlocution_to_remind on hub.interlocution (due_on, id) where status = 'DELIVERED' and reminded_on is null;
create index authorization_offset_to_remind on hub.authorization_grant (offset_deadline, id) where reminded_on is null;
create index authorization_payment_to_remind on hub.authorization_grant (direct_payment_deadline, id) where reminded_on is null;
create index delegation_to_remind on hub.delegation (valid_to, id) where status = 'ACTIVE' and reminded_for is distinct from valid_to;
grant update (reminded_on) on hub.authorization_grant to hub_system;
grant update (reminded_for) on hub.delegation to hub_system;

-- What an application says that lists never show: circumstances that bear on the controls, and the report composed in it.
create table hub.dossier (
    application_id uuid primary key,
    position_id uuid not null,
    office_id uuid not null,
    submitted boolean not null,
    circumstances jsonb not null default '{}',
    -- {"answers": {"ACTIVITY": {"TEXT": "…"}}, "indicators": {"granularity": "QUARTER", "rows": […]}, "weather_days": […]}; null while
    -- none is composed.
    report jsonb,
    constraint dossier_application foreign key (application_id, position_id, office_id, submitted)
        references hub.application (id, position_id, office_id, submitted) on update cascade on delete cascade
);
alter table hub.dossier enable row level security;
alter table hub.dossier force row level security;
grant select on hub.dossier to hub_definer, hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin, hub_system;
grant insert, update, delete on hub.dossier to hub_employer, hub_intermediary;
create policy dossier_definer on hub.dossier for select to hub_definer using (true);
create policy dossier_employer on hub.dossier to hub_employer
    using (position_id = any(array(select hub.employer_positions())));
create policy dossier_intermediary on hub.dossier to hub_intermediary
    using (position_id = any(array(select hub.delegated_positions())));
create policy dossier_operator on hub.dossier for select to hub_operator
    using (office_id = (select hub.my_office()) and submitted);
create policy dossier_director on hub.dossier for select to hub_director
    using (office_id = (select hub.my_office()) and submitted);
create policy dossier_auditor on hub.dossier for select to hub_auditor
    using ((select hub.acts_as('AUDITOR')) and submitted);
create policy dossier_system on hub.dossier for select to hub_system using (true);

-- The standing applications beside one. The clock looks at drafts as their applicants do, so it is told as they are.
create function hub.standing_beside(of_application uuid)
returns table (protocol_number text, position_number text, unit_number integer, cause text, period_from date, period_to date, tax_codes text[])
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    -- What shares a day with it is told whole, however much there is: a limit would let a worker be asked for twice (R18, R19).
    select o.protocol_number, p.number, u.number, o.cause, o.period_from, o.period_to,
        array(
            select b.tax_code
            from hub.beneficiary b
            where b.application_id = o.id)
    from hub.application a
    join hub.application o on o.employer_id = a.employer_id and o.id <> a.id
    join hub.position p on p.id = o.position_id
    join hub.productive_unit u on u.id = o.unit_id
    where a.id = of_application
        and o.submitted
        and o.status not in ('REJECTED', 'INADMISSIBLE', 'WITHDRAWN')
        and o.period_from <= a.period_to
        and o.period_to >= a.period_from
    union all
    -- Of what came before in the same unit the days count alone (R24), each period once.
    select null, p.number, u.number, min(o.cause), o.period_from, o.period_to, '{}'
    from hub.application a
    join hub.application o on o.unit_id = a.unit_id and o.employer_id = a.employer_id and o.id <> a.id
    join hub.position p on p.id = o.position_id
    join hub.productive_unit u on u.id = o.unit_id
    where a.id = of_application
        and o.submitted
        and o.status not in ('REJECTED', 'INADMISSIBLE', 'WITHDRAWN')
        and o.period_to < a.period_from
        and o.period_to >= a.period_from - 400
    group by p.number, u.number, o.period_from, o.period_to
    order by period_from desc, period_to desc, protocol_number;
end;
alter function hub.standing_beside(uuid) owner to hub_definer;
revoke execute on function hub.standing_beside(uuid) from public;
grant execute on function hub.standing_beside(uuid) to hub_definer;
create or replace function hub.standing_applications(of_application uuid)
returns table (protocol_number text, position_number text, unit_number integer, cause text, period_from date, period_to date, tax_codes text[])
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select o.protocol_number, o.position_number, o.unit_number, o.cause, o.period_from, o.period_to, o.tax_codes
    from hub.application a
    cross join lateral hub.standing_beside(a.id) o
    where a.id = of_application
        and (current_setting('role') = 'hub_system'
            or a.position_id in (select hub.employer_positions() union all select hub.delegated_positions()));
end;
grant execute on function hub.standing_applications(uuid) to hub_system;

-- A subscription starts after what is committed when it begins, an administrator's too.
grant execute on function hub.event_bounds() to hub_admin;
