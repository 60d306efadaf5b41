interface Bindings {
  API: Fetcher
}

/** Files of messages, under the page's own origin: its policy lets pictures and sound come from nowhere else. */
export const onRequest: PagesFunction<Bindings> = ({ request, env }) => env.API.fetch(request)
