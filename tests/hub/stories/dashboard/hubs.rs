//! Who has which hub.

use omnia_hub::core::ids::ColleagueId;

use crate::world::*;

const HUBS: [&str; 3] = ["employerHub", "intermediaryHub", "operatorHub"];

impl Persona {
    /// The person has this hub alone, or none: of the others their part of the schema knows nothing.
    async fn has_no_hub_but(&self, own: Option<&str>) -> Result {
        for hub in HUBS {
            let answer = self.ask(&format!("{{ viewer {{ {hub} {{ counters {{ applications }} }} }} }}"), json!({})).await?;
            match own == Some(hub) {
                true => ensure!(answer.succeeds()?.number(&format!("viewer.{hub}.counters.applications"))? == 0),
                false => drop(answer.is_unknown_to_the_role(hub)?),
            }
        }
        Ok(())
    }
}

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

    let answer = rossi.does("{ viewer { account { taxCode } capacities { id role } } }", json!({})).await?;

    ensure!(answer.text("viewer.account.taxCode")? == rossi.account.tax_code);
    ensure!(answer.list("viewer.capacities")?.len() == 1);
    rossi.has_no_hub_but(Some("employerHub")).await
}

#[story]
async fn an_intermediary_has_its_hub_and_no_other(hub: Hub) -> Result {
    let studio = hub.intermediary("Studio Bianchi").await?;

    studio.has_no_hub_but(Some("intermediaryHub")).await
}

#[story]
async fn operators_and_directors_have_the_hub_of_their_office(hub: Hub) -> Result {
    let bergamo = hub.office("Bergamo").await?;
    let (verdi, neri) = (hub.operator(&bergamo).await?, hub.director(&bergamo).await?);

    let directed = neri.does("{ viewer { operatorHub { colleagues { id name role } } } }", json!({})).await?;

    ensure!(directed.list("viewer.operatorHub.colleagues")?.len() == 2);
    ensure!(directed.text("viewer.operatorHub.colleagues.0.id")? == ColleagueId(verdi.capacity.key.0).global().write());
    verdi.has_no_hub_but(Some("operatorHub")).await?;
    neri.has_no_hub_but(Some("operatorHub")).await
}

#[story]
async fn auditors_and_administrators_have_no_hub(hub: Hub) -> Result {
    for persona in [hub.auditor().await?, hub.admin().await?] {
        persona.has_no_hub_but(None).await?;
    }
    Ok(())
}
