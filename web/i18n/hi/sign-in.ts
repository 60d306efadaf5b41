import type { signIn as en } from '../en/sign-in'
import type { Message } from '../format'

export const signIn = {
  'signIn.title': 'साइन इन करें',
  'signIn.motto': 'लोग और सहायक, एक ही सूत्र में।',
  'signIn.email': 'ईमेल',
  'signIn.password': 'पासवर्ड',
  'signIn.show': 'पासवर्ड दिखाएँ',
  'signIn.hide': 'पासवर्ड छिपाएँ',
  'signIn.submit': 'साइन इन करें',
  'signIn.submitting': 'साइन इन हो रहा है…',
  'signIn.expired': 'आपका सेशन खत्म हो गया। फिर साइन इन करें।',
  'signIn.needEmail': 'अपना ईमेल लिखें।',
  'signIn.badEmail': 'ईमेल name@company.com जैसा होता है।',
  'signIn.needPassword': 'अपना पासवर्ड लिखें।',
  'signIn.wrong': {
    one: 'ईमेल और पासवर्ड मेल नहीं खाते। एक मौका बाकी है।',
    other: 'ईमेल और पासवर्ड मेल नहीं खाते। {n} मौके बाकी हैं।',
  },
  'signIn.wrongNoneLeft': 'ईमेल और पासवर्ड मेल नहीं खाते। फ़िलहाल और मौके नहीं हैं: थोड़ा रुकें, या एडमिन से नया पासवर्ड माँगें।',
  'signIn.tooMany': {
    one: 'बहुत बार कोशिश हो चुकी है। एक मिनट बाद फिर कोशिश करें, या एडमिन से नया पासवर्ड माँगें।',
    other: 'बहुत बार कोशिश हो चुकी है। {n} मिनट बाद फिर कोशिश करें, या एडमिन से नया पासवर्ड माँगें।',
  },
  'signIn.offline': 'आप ऑफ़लाइन हैं। अपना कनेक्शन जाँचें, फिर साइन इन करें।',
  'signIn.notNow': 'अभी साइन इन नहीं हो पा रहा। थोड़ी देर में फिर कोशिश करें।',
  'signIn.noAccess': 'इस खाते के पास अब पहुँच नहीं है। अपने संगठन के एडमिन से बात करें।',
  'signIn.demo': 'डेमो: चुनें कि आप कौन हैं',
  'signIn.languages': 'भाषा',
  'signIn.roleOwner': 'मालिक',
  'signIn.roleAdmin': 'एडमिन',
  'signIn.roleSupervisor': 'सुपरवाइज़र',
  'signIn.roleAgent': 'एजेंट',
  'signIn.roleAnalyst': 'विश्लेषक',
} satisfies Record<keyof typeof en, Message>
