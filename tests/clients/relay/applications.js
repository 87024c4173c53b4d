const { graphql } = require('relay-runtime');

graphql`
  fragment applications_page on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" })
  @refetchable(queryName: "applicationsPageQuery") {
    viewer {
      employerHub {
        applications(first: $first, after: $after) @connection(key: "applications_page_applications") {
          edges { node { id status } }
        }
      }
    }
  }
`;

graphql`
  query applicationsQuery {
    ...applications_page
  }
`;
