-- What an office looks at costs the same however many applications it has ever had: its counters are kept, and each order of its list is
-- an index.

-- How many applications an office has in each status, and the alerts on them. Drafts are not the office's.
create table hub.office_count (
    office_id uuid not null references hub.office,
    status text not null,
    applications bigint not null,
    blocking_alerts bigint not null,
    warning_alerts bigint not null,
    info_alerts bigint not null,
    primary key (office_id, status)
) with (fillfactor = 50);
insert into hub.office_count (office_id, status, applications, blocking_alerts, warning_alerts, info_alerts)
select office_id, status, count(*), sum(blocking_alerts), sum(warning_alerts), sum(info_alerts)
from hub.application
where submitted
group by office_id, status;

alter table hub.office_count enable row level security;
alter table hub.office_count force row level security;
grant select on hub.office_count to hub_operator, hub_director, hub_definer;
grant insert, update on hub.office_count to hub_definer;
create policy office_count_operator on hub.office_count for select to hub_operator using (office_id = (select hub.my_office()));
create policy office_count_director on hub.office_count for select to hub_director using (office_id = (select hub.my_office()));
create policy office_count_definer on hub.office_count to hub_definer using (true) with check (true);

-- Kept by the commit, under the lock that numbers its events: nobody holds a row here while a client thinks, and two commits that change
-- the same two rows do not wait for each other.
create function hub.count_application() returns trigger
language plpgsql security definer set search_path = hub, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(x'6875626576656e74'::bigint);
    insert into hub.office_count as c (office_id, status, applications, blocking_alerts, warning_alerts, info_alerts)
    select office_id, status, sum(one), sum(one * blocking), sum(one * warning), sum(one * info)
    from (
        values
            (-1, old.submitted, old.office_id, old.status, old.blocking_alerts, old.warning_alerts, old.info_alerts),
            (1, new.submitted, new.office_id, new.status, new.blocking_alerts, new.warning_alerts, new.info_alerts)
    ) as changed (one, submitted, office_id, status, blocking, warning, info)
    where submitted
    group by office_id, status
    on conflict (office_id, status) do update
    set applications = c.applications + excluded.applications,
        blocking_alerts = c.blocking_alerts + excluded.blocking_alerts,
        warning_alerts = c.warning_alerts + excluded.warning_alerts,
        info_alerts = c.info_alerts + excluded.info_alerts;
    return null;
end
$$;
alter function hub.count_application() owner to hub_definer;
revoke execute on function hub.count_application() from public;
create constraint trigger application_counted_in after insert on hub.application
    deferrable initially deferred
    for each row
    when (new.submitted)
    execute function hub.count_application();
create constraint trigger application_counted after update on hub.application
    deferrable initially deferred
    for each row
    when ((old.submitted or new.submitted)
        and (old.submitted, old.office_id, old.status, old.blocking_alerts, old.warning_alerts, old.info_alerts)
            is distinct from (new.submitted, new.office_id, new.status, new.blocking_alerts, new.warning_alerts, new.info_alerts))
    execute function hub.count_application();
create constraint trigger application_counted_out after delete on hub.application
    deferrable initially deferred
    for each row
    when (old.submitted)
    execute function hub.count_application();

-- The first day asked for; what has no period yet comes after all others. A column, for a policy lets no expression choose where an index
-- is entered: each page of the order began at its first row.
alter table hub.application
    add column first_day date not null generated always as (coalesce(period_from, date '9999-12-31')) stored;

-- The list of an office in each of its orders, and by what divides it most: PostgreSQL walks one of these and reads a page, however many
-- applications there are. Without them it read and sorted all of an office's.
create index application_submitted_of_office on hub.application (office_id, submitted_at, id) where submitted;
create index application_changed_of_office on hub.application (office_id, updated_at desc, id desc) where submitted;
create index application_period_of_office on hub.application (office_id, first_day, id) where submitted;
create index application_status_of_office on hub.application (office_id, status, created_at desc, id desc) where submitted;
create index application_cause_of_office on hub.application (office_id, cause, created_at desc, id desc) where submitted;
create index application_benefit_of_office on hub.application (office_id, benefit, created_at desc, id desc) where submitted;
-- Next to nothing that was sent has such an alert: all of an office's were read to find none.
create index application_blocked_of_office on hub.application (office_id, created_at desc, id desc) where submitted and blocking_alerts > 0;
-- The counters of an office no longer sum what this one included.
drop index hub.application_queue;
create index application_queue on hub.application (office_id, status, submitted_at, id) where submitted;
-- The drafts of few positions that come to their term, among those of the whole country.
create index application_draft_of_position on hub.application (position_id, due_on, id) where status = 'DRAFT';
