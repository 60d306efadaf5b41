import { api, ok } from '../../api'
import { organizationServer } from '../organization/server'

const { sso } = api

export const accessServer = {
  twoFactor: async () => {
    const [{ organization }, { people }] = await Promise.all([organizationServer.get(), ok(api.people.$get())])
    const lacking = people.filter(({ deactivatedAt, secondFactor }) => deactivatedAt === null && !secondFactor)
    return { required: organization.twoFactorRequired, lacking }
  },
  requireTwoFactor: (required: boolean) => organizationServer.change({ twoFactorRequired: required }),
  sso: () => ok(sso.$get()),
  putSso: (wanted: SsoWanted) => ok(sso.$put({ json: wanted })),
  prove: (domain: string) => ok(sso.domains.$post({ json: { domain } })),
  removeSso: () => ok(sso.$delete({})),
}

export type SsoWanted = Parameters<typeof sso.$put>[0]['json']
export type TwoFactor = Awaited<ReturnType<typeof accessServer.twoFactor>>
export type SsoKnown = Awaited<ReturnType<typeof accessServer.sso>>
export type Sso = NonNullable<SsoKnown['sso']>
export type SsoDomain = Sso['domains'][number]
