import type { identity as en } from '../en/identity'
import type { Message } from '../format'

export const identity = {
  'identity.changedFromTo': 'उन्होंने अपना नंबर {from} से {to} कर लिया',
  'identity.numberLeft': 'अब उनका नंबर किसी और के पास है। उससे जो कहा जाता है वह दूसरी बातचीत में है',
  'identity.joined': '{name} ने एक और संपर्क इसमें जोड़ा',
  'identity.separated': '{name} ने एक संपर्क को इससे अलग किया। उनके संदेश फिर उनकी अपनी बातचीत में हैं',
  'identity.returned': '{name} ने इस संपर्क को दूसरे से अलग किया। संदेश फिर यहाँ हैं',
  'identity.formerNumber': '{date} तक',
  'identity.formerNumbers': 'पहले का',
  'identity.answersTo': 'जवाब जाते हैं',
  'identity.undeliverable': {
    one: 'WhatsApp पिछला संदेश नहीं पहुँचा सका। नंबर जाँचें, या कॉल करें।',
    other: 'WhatsApp पिछले {n} संदेश नहीं पहुँचा सका। नंबर जाँचें, या कॉल करें।',
  },
  'identity.cameFirst': 'पहली बार आए',
  'identity.cameLast': 'पिछली बार आए',
  'identity.cameBy': 'आए',
  'identity.anAd': 'विज्ञापन से',
  'identity.aPost': 'पोस्ट से',
  'identity.join': 'दूसरे संपर्क से जोड़ें',
  'identity.joinTitle': 'कौन सा संपर्क वही व्यक्ति है?',
  'identity.joinText': 'आपके उसी नंबर पर उनकी बातचीत सभी संदेशों के साथ इसमें आ जाती है। आप उन्हें फिर अलग कर सकते हैं।',
  'identity.joinSearch': 'नाम, यूज़रनेम या नंबर',
  'identity.joinNobody': 'किसी और संपर्क के नाम या नंबर में यह नहीं है',
  'identity.joinConfirm': 'जोड़ें',
  'identity.joinedToast': 'जोड़ा गया',
  'identity.merges': 'जुड़े संपर्क',
  'identity.mergeBy': '{name}, {date}',
  'identity.separate': 'अलग करें',
  'identity.separateName': '{name} को अलग करें',
  'identity.separatedToast': 'अलग किया गया। हर एक की फिर अपनी बातचीत है',
  'identity.separatedStays': 'नए संदेशों के लिए अलग किया गया। अब तक जो कहा गया वह इसी बातचीत में रहता है',

  'identity.groupText': 'WhatsApp ग्रुप: यहाँ अपने आप कोई जवाब नहीं जाता',
} satisfies Record<keyof typeof en, Message>
