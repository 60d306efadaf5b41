import { complaint, location, openingHours, payment, price } from './common'
import { intent, type Pack } from './pack'

export const clinic: Pack = {
  id: 'clinic',
  intents: [
    openingHours,
    location,
    price,
    payment,
    intent(
      'book_appointment',
      'A first appointment, or the next one',
      `
      en I want to book an appointment
      en is a slot free tomorrow evening
      en can I see the doctor today
      en fix an appointment for my daughter
      en when is the next free appointment
      hi मुझे अपॉइंटमेंट लेना है
      hi क्या कल शाम का समय मिलेगा
      hi-Latn appointment book karna hai
      hi-Latn kal ka appointment milega kya
      ta நான் அப்பாயின்ட்மென்ட் பதிவு செய்ய வேண்டும்
      ta நாளை மாலை நேரம் கிடைக்குமா
      es Quiero pedir una cita
      es hay turno mañana por la tarde
      pt Quero marcar uma consulta
      pt tem horário amanhã à tarde
      ar أريد حجز موعد
      ar هل يوجد موعد غدًا مساءً
    `,
    ),
    intent(
      'change_appointment',
      'Move or call off an appointment',
      `
      en I need to reschedule my appointment
      en cancel my appointment on Friday
      en can we move it to next week
      en I cannot come tomorrow
      en please shift my appointment to 5 pm
      hi मेरा अपॉइंटमेंट रद्द कर दीजिए
      hi क्या समय बदल सकते हैं
      hi-Latn appointment cancel kar do
      hi-Latn kal nahi aa paunga, dusra time do
      ta என் அப்பாயின்ட்மென்டை மாற்ற வேண்டும்
      ta நாளை வர முடியாது
      es Necesito cambiar mi cita
      es cancele mi cita del viernes
      pt Preciso remarcar a minha consulta
      pt cancele a consulta de sexta
      ar أريد تغيير موعدي
      ar ألغِ موعد يوم الجمعة
    `,
    ),
    intent(
      'treatment',
      'What is offered, how a treatment goes, what to prepare',
      `
      en Do you do root canals?
      en how long does a cleaning take
      en should I come with an empty stomach
      en does the treatment hurt
      en which tests do you offer
      hi क्या आप रूट कैनाल करते हैं?
      hi क्या खाली पेट आना है
      hi-Latn cleaning me kitna time lagta hai
      hi-Latn treatment me dard hota hai kya
      ta நீங்கள் ரூட் கெனால் செய்கிறீர்களா?
      ta வெறும் வயிற்றில் வர வேண்டுமா
      es ¿Hacen endodoncias?
      es tengo que ir en ayunas
      pt Vocês fazem tratamento de canal?
      pt preciso ir em jejum
      ar هل تجرون علاج العصب؟
      ar هل يجب أن آتي صائمًا
    `,
    ),
    intent(
      'report',
      'Results, prescriptions and papers',
      `
      en Is my report ready?
      en send me my prescription
      en when will I get the test results
      en I need a medical certificate
      en can you share my x-ray
      hi क्या मेरी रिपोर्ट तैयार है?
      hi मेरी पर्ची भेज दीजिए
      hi-Latn report kab milegi
      hi-Latn prescription bhej do please
      ta என் ரிப்போர்ட் தயாரா?
      ta மருந்துச் சீட்டை அனுப்புங்கள்
      es ¿Está listo mi informe?
      es cuándo tendré los resultados
      pt Meu exame está pronto?
      pt me envie a receita
      ar هل نتيجتي جاهزة؟
      ar أرسل لي الوصفة
    `,
    ),
    intent(
      'insurance',
      'Whether an insurance pays',
      `
      en Do you accept my insurance?
      en is this covered by insurance
      en which insurers do you work with
      en is cashless treatment possible
      en how do I claim it
      hi क्या आप बीमा लेते हैं?
      hi क्या यह बीमा में आता है
      hi-Latn insurance chalega kya
      hi-Latn cashless facility hai
      ta நீங்கள் காப்பீடு ஏற்கிறீர்களா?
      ta இது காப்பீட்டில் வருமா
      es ¿Aceptan mi seguro?
      es lo cubre el seguro
      pt Vocês aceitam o meu plano?
      pt o convênio cobre
      ar هل تقبلون التأمين؟
      ar هل يغطيه التأمين
    `,
    ),
    complaint,
  ],
}
