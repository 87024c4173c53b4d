/**
 * @generated SignedSource<<52ae81465825776a2a89807b12dbd044>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "after"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "after",
        "variableName": "after"
      },
      {
        "kind": "Variable",
        "name": "applicationId",
        "variableName": "id"
      }
    ],
    "concreteType": "AlertsEvent",
    "kind": "LinkedField",
    "name": "alertsChanged",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "cursor",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Application",
        "kind": "LinkedField",
        "name": "application",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "version",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "draftAlertsSubscription",
    "selections": (v2/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "draftAlertsSubscription",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "cacheID": "a825a66c7967c079239fb68028453b46",
    "id": null,
    "metadata": {},
    "name": "draftAlertsSubscription",
    "operationKind": "subscription",
    "text": "subscription draftAlertsSubscription(\n  $id: ID!\n  $after: String\n) {\n  alertsChanged(applicationId: $id, after: $after) {\n    cursor\n    application {\n      id\n      version\n    }\n  }\n}\n"
  }
};
})();

node.hash = "87ee7c12594688d9600f698bfed25260";

module.exports = node;
