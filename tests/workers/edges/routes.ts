import { z } from '@hono/zod-openapi'
import { app, document } from '../../../workers/app'
import { type JsonSchema, toJson } from './json-schema'

/** One route of the API, as the route table has it. */
export interface ApiRoute {
  /** `PUT /api/labels/{labelId}` */
  name: string
  method: string
  path: string
  permission: string
  /** Names in the path. */
  params: string[]
  /** Of the JSON body; undefined: it takes none. */
  body?: { schema: z.ZodType; json: JsonSchema }
  query?: JsonSchema
}

/** Every route of the document, by name. */
export function apiRoutes(): ApiRoute[] {
  document()
  const routes = app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return []
    const { method, path, request } = definition.route
    const content = Object(request?.body?.content['application/json']).schema
    const schema = content instanceof z.ZodType ? content : undefined
    const query = request?.query instanceof z.ZodType ? request.query : undefined
    const route: ApiRoute = {
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      permission: String(Object(definition.route)['x-permission']),
      params: [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []),
      ...(schema && { body: { schema, json: toJson(schema) } }),
      ...(query && { query: toJson(query) }),
    }
    return [route]
  })
  return routes.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Every route of operators: `POST /operator/secrets/reseal`. */
export function operatorRoutes(): { name: string; method: string; path: string }[] {
  const mounted = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/operator/'))
  const names = new Set(mounted.map(({ method, path }) => `${method} ${path}`))
  return [...names].map((name) => {
    const [method = '', path = ''] = name.split(' ')
    return { name, method, path }
  })
}

/** What a route takes away, it takes last; signing out comes after everything. */
export function inOrder(routes: ApiRoute[]): ApiRoute[] {
  const weight = ({ name, method }: ApiRoute) => {
    if (name === 'DELETE /api/session') return 9
    return /\/(?:deactivate|merge|password\/change)$/.test(name) ? 6 : method === 'DELETE' ? 4 : 0
  }
  return [...routes].sort((a, b) => weight(a) - weight(b) || b.path.length - a.path.length)
}
