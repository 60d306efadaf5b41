/**
 * What the Worker has under its own domain only (public/_routes.json lists it): without this the dashboard's page would
 * answer, and a webhook pointed here by mistake would seem to work.
 */
export const onRequest: PagesFunction = () =>
  new Response('Not found. Webhooks and operators use the domain of the Worker.', { status: 404 })
