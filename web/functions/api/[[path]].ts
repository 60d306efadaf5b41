interface Bindings {
  API: Fetcher
}

/**
 * The same-origin door to the Worker. The request goes through as it came: method, body, cookies, the upgrade of a
 * socket, and the page's own address, by which the Worker knows that a socket is asked for by our page.
 */
export const onRequest: PagesFunction<Bindings> = ({ request, env }) => env.API.fetch(request)
