-- What was decided stands by the days that were granted: the days that the office refused may be asked for again (R19), and are no weeks
-- in a row (R24).
create or replace function hub.standing_beside(of_application uuid)
returns table (protocol_number text, position_number text, unit_number integer, cause text, period_from date, period_to date, tax_codes text[])
language sql stable security definer set search_path = hub, pg_temp
begin atomic
    -- What shares a day with it is told whole, however much there is: a limit would let a worker be asked for twice (R18, R19).
    select o.protocol_number, p.number, u.number, o.cause, lower(d.days) as period_from, upper(d.days) - 1 as period_to,
        array(
            select b.tax_code
            from hub.beneficiary b
            where b.application_id = o.id)
    from hub.application a
    -- Nothing is granted beyond what was asked: the days asked for find it, by an index.
    join hub.application o on o.employer_id = a.employer_id and o.id <> a.id
    join hub.position p on p.id = o.position_id
    join hub.productive_unit u on u.id = o.unit_id
    -- Granted periods that follow each other are one: what was granted whole is known as the same application again (R18).
    cross join lateral unnest(coalesce(
        (select range_agg(daterange(g.period_from, g.period_to, '[]'))
        from hub.authorization_grant of_it
        join hub.authorized_period g on g.authorization_id = of_it.id
        where of_it.application_id = o.id),
        datemultirange(daterange(o.period_from, o.period_to, '[]')))) as d (days)
    where a.id = of_application
        and o.submitted
        and o.status not in ('REJECTED', 'INADMISSIBLE', 'WITHDRAWN')
        and o.period_from <= a.period_to
        and o.period_to >= a.period_from
        and d.days && daterange(a.period_from, a.period_to, '[]')
    union all
    -- Of what came before in the same unit the days count alone (R24), each period once.
    select null, p.number, u.number, min(o.cause), lower(d.days) as period_from, upper(d.days) - 1 as period_to, '{}'
    from hub.application a
    join hub.application o on o.unit_id = a.unit_id and o.employer_id = a.employer_id and o.id <> a.id
    join hub.position p on p.id = o.position_id
    join hub.productive_unit u on u.id = o.unit_id
    cross join lateral unnest(coalesce(
        (select range_agg(daterange(g.period_from, g.period_to, '[]'))
        from hub.authorization_grant of_it
        join hub.authorized_period g on g.authorization_id = of_it.id
        where of_it.application_id = o.id),
        datemultirange(daterange(o.period_from, o.period_to, '[]')))) as d (days)
    where a.id = of_application
        and o.submitted
        and o.status not in ('REJECTED', 'INADMISSIBLE', 'WITHDRAWN')
        and o.period_from < a.period_from
        and o.period_to >= a.period_from - 400
        and upper(d.days) <= a.period_from
        and upper(d.days) > a.period_from - 400
    group by p.number, u.number, d.days
    order by period_from desc, period_to desc, protocol_number;
end;
