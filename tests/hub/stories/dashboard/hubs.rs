//! Who has which hub.

use crate::world::*;

const HUBS: &str = "{ viewer { account { name taxCode } capacity { role } capacities { id role }
    employerHub { counters { applications } } intermediaryHub { counters { applications } } operatorHub { counters { applications } } } }";

#[story]
async fn a_stranger_has_no_viewer(hub: Hub) -> Result {
    let stranger = hub.stranger();

    stranger.ask("{ viewer { account { name } } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    stranger.ask("{ node(id: \"QQAAAAAAAAAAAAAAAAAAAAA\") { id } }", json!({})).await?.fails_with("UNAUTHENTICATED")?;
    Ok(())
}

#[story(everywhere)]
async fn an_employer_has_its_hub_and_no_other(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let answer = rossi.does(HUBS, json!({})).await?;

    ensure!(answer.text("viewer.account.taxCode")? == rossi.account.tax_code);
    ensure!(answer.list("viewer.capacities")?.len() == 1);
    ensure!(answer.number("viewer.employerHub.counters.applications")? == 0);
    ensure!(answer.is_null("viewer.intermediaryHub")? && answer.is_null("viewer.operatorHub")?);
    Ok(())
}

#[story]
async fn an_intermediary_has_its_hub_and_no_other(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;

    let answer = studio.does(HUBS, json!({})).await?;

    ensure!(!answer.is_null("viewer.intermediaryHub")?);
    ensure!(answer.is_null("viewer.employerHub")? && answer.is_null("viewer.operatorHub")?);
    Ok(())
}

#[story]
async fn operators_and_directors_have_the_hub_of_their_office(hub: Hub) -> Result {
    let bergamo = hub.office("Bergamo").await?;
    let (verdi, neri) = (hub.operator(&bergamo).await?, hub.director(&bergamo).await?);

    let seen = verdi.does(HUBS, json!({})).await?;
    let directed = neri.does("{ viewer { operatorHub { colleagues { id name role } } } }", json!({})).await?;

    ensure!(!seen.is_null("viewer.operatorHub")? && seen.is_null("viewer.employerHub")?);
    ensure!(directed.list("viewer.operatorHub.colleagues")?.len() == 2);
    ensure!(directed.text("viewer.operatorHub.colleagues.0.id")? == verdi.capacity.id);
    Ok(())
}

#[story]
async fn auditors_and_administrators_have_no_hub(hub: Hub) -> Result {
    for persona in [hub.auditor().await?, hub.admin().await?] {
        let answer = persona.does(HUBS, json!({})).await?;
        ensure!(["employerHub", "intermediaryHub", "operatorHub"].iter().all(|hub| answer.body["data"]["viewer"][hub].is_null()));
    }
    Ok(())
}
