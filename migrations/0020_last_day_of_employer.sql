-- The last day before those asked for that was granted to another unit of the same employer, whoever reaches it: the rates of the
-- wage-integration fund go by the last use of the employer (R46). Tells a day, and only to who reaches the application.
create function hub.last_day_granted_to_other_units(of_application uuid) returns date
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    select max(least(p.period_to, a.period_from - 1))
    from hub.application a
    join hub.application o on o.employer_id = a.employer_id and o.unit_id <> a.unit_id
    join hub.authorization_grant g on g.application_id = o.id
    join hub.authorized_period p on p.authorization_id = g.id
    where a.id = of_application
        and p.period_from < a.period_from
        and (a.position_id in (select hub.employer_positions() union all select hub.delegated_positions())
            or a.submitted and (a.office_id = (select hub.my_office()) or (select hub.acts_as('AUDITOR'))));
end;
alter function hub.last_day_granted_to_other_units(uuid) owner to hub_definer;
revoke execute on function hub.last_day_granted_to_other_units(uuid) from public;
grant execute on function hub.last_day_granted_to_other_units(uuid)
    to hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor;
