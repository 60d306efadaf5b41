/** Migrations of objects are imported as text: by wrangler's rule in wrangler.toml, by esbuild's loader in the host. */
declare module '*.sql' {
  const sql: string
  export default sql
}
