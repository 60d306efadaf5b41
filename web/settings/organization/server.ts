import { api, ok } from '../../api'

const { organization } = api

export const organizationServer = {
  get: () => ok(organization.$get()),
  change: (change: OrganizationChange) => ok(organization.$patch({ json: change })),
  putLogo: (file: File) => ok(organization.logo.$put({}, { init: { body: file } })),
  removeLogo: () => ok(organization.logo.$delete({})),
}

export type OrganizationChange = Parameters<typeof organization.$patch>[0]['json']
export type Organization = Awaited<ReturnType<typeof organizationServer.get>>['organization']
export type BusinessHours = NonNullable<Organization['businessHours']>
export type Day = BusinessHours[number]
export type Span = Day[number]
export type Holiday = Organization['holidays'][number]
