import { api, ok } from '../api'
import type { ChannelShown } from '../frame/tenant'

export type Channel = ChannelShown
export type Severity = NonNullable<Channel['alarm']>['severity']

const one = (channelId: string) => ({ param: { channelId } })

export const channelServer = {
  page: (channelId: string) => ok(api.channels[':channelId'].$get(one(channelId))),
  pace: (channelId: string) => ok(api.channels[':channelId'].pace.$get(one(channelId))),
  hops: (channelId: string) => ok(api.channels[':channelId'].hops.$get(one(channelId))),
  check: (channelId: string) => ok(api.channels[':channelId'].check.$post(one(channelId))),
  change: (channelId: string, change: { name?: string | null; readMarks?: boolean }) =>
    ok(api.channels[':channelId'].$patch({ ...one(channelId), json: change })),
  assistant: (channelId: string, on: boolean) =>
    ok(api.channels[':channelId'].assistant.$put({ ...one(channelId), json: { on } })),
  register: (channelId: string, pin: string) =>
    ok(api.channels[':channelId'].register.$post({ ...one(channelId), json: { pin } })),
  subscribe: (channelId: string) => ok(api.channels[':channelId'].subscribe.$post(one(channelId))),
  override: (channelId: string, url: string | null) =>
    ok(api.channels[':channelId'].override.$put({ ...one(channelId), json: { url } })),
  token: (channelId: string, accessToken: string) =>
    ok(api.channels[':channelId'].token.$put({ ...one(channelId), json: { accessToken } })),
  disconnect: (channelId: string) => ok(api.channels[':channelId'].$delete({ ...one(channelId), query: {} })),
}

export type ChannelPage = Awaited<ReturnType<typeof channelServer.page>>
export type ChannelEvent = ChannelPage['events'][number]

export type Pace = Awaited<ReturnType<typeof channelServer.pace>>
export type Hops = Awaited<ReturnType<typeof channelServer.hops>>
