import type { Plugin } from 'vite';

const TAG = /graphql`\s*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`/g;

/** Puts the artifact that relay-compiler made of a `graphql` tag in its place. */
export function relay(): Plugin {
  return {
    name: 'relay',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.+\.tsx?$/.test(id) || !code.includes('graphql`')) return null;
      const imports: string[] = [];
      const replaced = code.replace(TAG, (tag, name: string) => {
        imports.push(`import ${name}$artifact from './__generated__/${name}.graphql';`);
        // As many lines as before, so that errors name the right one.
        return `${name}$artifact${'\n'.repeat(tag.split('\n').length - 1)}`;
      });
      return { code: imports.join('') + replaced, map: null };
    },
  };
}
