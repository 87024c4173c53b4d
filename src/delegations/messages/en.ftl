# Dates come already written out.

LABOUR_CONSULTANT = labour consultant
ACCOUNTANT = chartered accountant
LAWYER = lawyer
TRADE_ASSOCIATION = trade association
DATA_PROCESSING_CENTRE = data-processing centre
AGRICULTURAL_EXPERT = agricultural expert

form =
    DELEGATION TO THE INTERMEDIARY FOR WAGE INTEGRATION
    (art. 1 L. 11 January 1979, no. 12; INPS circular no. 28/2011)

    Delegation no. { $delegation }

    The undersigned, tax code { $delegator },
    owner or legal representative of the employer { $employer },
    contributive position (matricola) { $position },

    DELEGATES

    { $intermediary }, tax code { $intermediaryTaxCode }, { $kind },

    to submit and follow, in the employer's name and on its behalf, for this position,
    applications for wage integration and every act that follows from them.

    { $hasEnd ->
        [0] The delegation holds from { $from } until it is revoked.
       *[other] The delegation holds from { $from } to { $to }, unless it is revoked.
    }

    Place and date ______________________   Signature of the delegator ______________________

    The intermediary keeps this form, with a copy of an identity document of the
    delegator, for as long as the delegation holds and for five years after its end,
    and shows it to the Institute on request.
