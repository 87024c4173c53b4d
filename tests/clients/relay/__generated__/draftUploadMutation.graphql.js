/**
 * @generated SignedSource<<daba6f4df99701b0d79d095a3fb18c5a>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "file"
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
        "name": "applicationId",
        "variableName": "id"
      },
      {
        "kind": "Variable",
        "name": "file",
        "variableName": "file"
      },
      {
        "kind": "Literal",
        "name": "kind",
        "value": "TECHNICAL_REPORT_PDF"
      }
    ],
    "concreteType": "DocumentPayload",
    "kind": "LinkedField",
    "name": "uploadDocument",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Document",
        "kind": "LinkedField",
        "name": "document",
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
            "name": "fileName",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "mediaType",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "size",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "UserError",
        "kind": "LinkedField",
        "name": "userErrors",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "code",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "message",
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
    "name": "draftUploadMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "draftUploadMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "cacheID": "64962c48c6f9c5446e3bb8898ccf0f45",
    "id": null,
    "metadata": {},
    "name": "draftUploadMutation",
    "operationKind": "mutation",
    "text": "mutation draftUploadMutation(\n  $id: ID!\n  $file: Upload!\n) {\n  uploadDocument(applicationId: $id, kind: TECHNICAL_REPORT_PDF, file: $file) {\n    document {\n      id\n      fileName\n      mediaType\n      size\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n"
  }
};
})();

node.hash = "264a1dac8d193ab03970166526ef1f35";

module.exports = node;
