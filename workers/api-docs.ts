import { Hono } from 'hono'
import { html } from 'hono/html'
import type { ApiDocument } from './api-document'

/** The page needs our one style sheet and nothing else. */
const CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const METHODS = ['get', 'post', 'put', 'delete'] as const

/** The description of the API, for programs and for people. Public: it says nothing of any tenant. */
export function docsRoutes(document: () => ApiDocument) {
  return new Hono()
    .get('/openapi.json', (c) => c.json(document()))
    .get('/docs', (c) => c.html(page(document()), 200, { 'content-security-policy': CSP }))
    .get('/docs.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
}

interface Operation {
  method: string
  path: string
  tag: string
  summary: string
  description: string
  permission: string
  inputs: { name: string; place: string; required: boolean; about: string }[]
  answers: { status: string; about: string }[]
}

function page(document: ApiDocument) {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map((operation) => operation.tag))]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>WhatsNexus API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header><h1>WhatsNexus API</h1><p>${document.info.description}</p><p><a href="/api/openapi.json">OpenAPI 3.1 document</a></p></header>
<nav aria-label="Sections"><ul>${tags.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}</ul></nav>
<main>${tags.map((tag) =>
    section(
      tag,
      operations.filter((operation) => operation.tag === tag),
    ),
  )}</main>
</body>
</html>`
}

function section(tag: string, operations: Operation[]) {
  return html`<section id="${tag}"><h2>${tag}</h2>${operations.map(article)}</section>`
}

function article({ method, path, summary, description, permission, inputs, answers }: Operation) {
  const rows = inputs.map(
    ({ name, place, required, about }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${place}${required ? ', required' : ''}</td><td>${about}</td></tr>`,
  )
  const table = html`<table><thead><tr><th scope="col">Input</th><th scope="col">Where</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>`
  return html`<article>
<h3><span class="method">${method}</span> <code>${path}</code></h3>
<p>${summary}. Needs <code>${permission}</code>.</p>${description ? html`<p>${description}</p>` : ''}
${inputs.length > 0 ? table : ''}
<ul>${answers.map(({ status, about }) => html`<li><code>${status}</code> ${about}</li>`)}</ul>
</article>`
}

function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      return {
        method: method.toUpperCase(),
        path,
        tag: operation.tags?.[0] ?? 'Other',
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        permission: String(operation['x-permission'] ?? ''),
        inputs: [...parametersOf(operation.parameters ?? []), ...(operation.requestBody ? [BODY] : [])],
        answers: answersOf(operation.responses ?? {}),
      }
    }),
  )
}

const BODY = { name: 'body', place: 'JSON', required: true, about: 'Its schema stands in the OpenAPI document.' }

type Described = { description?: string }

function parametersOf(parameters: object[]): Operation['inputs'] {
  return parameters.flatMap((parameter) => {
    if (!('name' in parameter) || !('in' in parameter)) return []
    const { name, in: place } = parameter
    const required = 'required' in parameter && parameter.required === true
    return { name: String(name), place: String(place), required, about: aboutOf(parameter) }
  })
}

function aboutOf(parameter: object): string {
  const schema = 'schema' in parameter && typeof parameter.schema === 'object' ? parameter.schema : null
  if ('description' in parameter) return String(parameter.description)
  return schema && 'description' in schema ? String(schema.description) : ''
}

function answersOf(responses: Record<string, Described>): Operation['answers'] {
  return Object.entries(responses).map(([status, { description }]) => ({ status, about: description ?? '' }))
}

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; padding: 0; list-style: none; }
article { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.5rem 0 1rem; }
h3 { overflow-wrap: anywhere; }
.method { font-size: 0.8em; letter-spacing: 0.05em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
`
