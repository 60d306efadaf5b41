import { matchesAny, phrases, wordsOf } from './phrases'

/** Whether somebody's health, life or rights may hang on the answer: then people answer, whatever the knowledge says. */
export function isDangerous(text: string): boolean {
  const words = wordsOf(text)
  return words.length > 0 && (matchesAny(words, HEALTH) || matchesAny(words, LAW))
}

const HEALTH = phrases(`
  chest pain|pains
  heart attack
  cant|cannot|not|difficulty|trouble|unable|hard .. breathe|breathing
  unconscious|fainted|overdose|overdosed|suicidal|suicide|anaphylaxis|seizure|seizures
  severe|heavy|wont|not .. bleeding
  bleeding .. heavily|stop|badly
  kill|harm|hurt|cut myself
  want|going|wish .. die|dead
  end my life
  call|need|send .. ambulance
  swallowed|drank|ate .. poison|bleach|battery|pills|tablets
  allergic reaction
  सीने|छाती .. दर्द
  सांस|साँस .. नहीं|तकलीफ|दिक्कत
  बेहोश|आत्महत्या|खुदकुशी|दौरा|एम्बुलेंस|एंबुलेंस
  दिल का दौरा
  खून .. रुक|बह
  मरना चाहता|चाहती
  जान .. दे|दूंगा|दूंगी
  जहर .. खा|पी
  seene|chhati|chati|sine mein|me .. dard
  saans|sans nahi|nahin|lene|phool
  behosh|aatmahatya|khudkushi|khudkhushi
  marna chahta|chahti|chahata
  khoon .. ruk|beh
  நெஞ்சு|மார்பு|நெஞ்சில்|மார்பில் வலி|வலிக்கிறது
  மூச்சு .. விட|திணறல்|திணறுகிறது|முடியவில்லை
  மயக்கம்|மயங்கி*|தற்கொலை|மாரடைப்பு|ஆம்புலன்ஸ்|வலிப்பு
  ரத்தம்|இரத்தம் .. நிற்க*|வழிகிறது|கொட்டுகிறது
  சாக வேண்டும்|விரும்புகிறேன்
  விஷம் .. குடி*|சாப்பிட்*
  nenju|nenjula|maarbu vali|valikuthu|valikkuthu
  moochu .. vida|mudiyala|thinaral|thinaruthu
  tharkolai|mayangi*
  dolor .. pecho
  dolor .. en .. pecho
  no puedo|puede respirar
  infarto|inconsciente|suicidio|suicidarme|sobredosis|ambulancia|convulsiones|convulsion
  quiero|voy morir|morirme|matarme
  me quiero matar|morir
  sangra|sangrando .. mucho|para
  dor .. peito
  nao consigo|consegue respirar
  desmaiou|desmaiei|suicidar|suicidio|overdose|ambulancia|convulsao|convulsoes
  quero|vou morrer|matar
  quero|vou .. me matar|suicidar
  tirar minha vida
  sangrando|sangramento .. muito|para|forte
  *الم* .. *صدر*
  *تنفس* .. *استطيع*|صعوبه|صعوبة|قادر
  استطيع|اقدر|صعوبه|صعوبة|ضيق .. *تنفس*
  *انتحار*|*انتحر*|*اغمي*|*نوبه*|نوبة|*اسعاف*|*جلطه*|جلطة
  اريد|ابغى ان|$ اموت
  اقتل|انهي|أقتل|أنهي نفسي|حياتي
  نزيف شديد|حاد|لا|قوي
`)

const LAW = phrases(`
  my|our|through|from lawyer|lawyers|attorney|solicitor|advocate
  legal notice|action|proceedings|steps
  sue|suing you|your|them|u|the
  take|taking|see|drag|go|going .. court
  consumer court|forum
  small claims
  lawsuit|subpoena|summons
  file|filing|filed|lodge|register .. fir|lawsuit|police|case
  police complaint|case
  मेरा|मेरे|हमारे वकील
  मुकदमा|केस .. करूंगा|करूँगा|करूंगी|करूँगी|करेंगे|दर्ज|ठोक*
  कोर्ट|अदालत .. जाऊंगा|जाऊँगा|जाऊंगी|जाऊँगी|जाएंगे|ले
  एफआईआर
  कानूनी कार्रवाई|नोटिस|कार्यवाही
  पुलिस .. शिकायत|रिपोर्ट|केस
  mera|mere|hamare vakil|vakeel
  mukadma|mukdma .. karunga|karungi|karenge|thok|dunga
  adalat .. jaunga|jaungi|jayenge|le
  kanooni|kanuni|qanooni karwai|karyawahi|notice|karwahi|karyavahi
  police .. complaint|report|case|fir
  court .. jaunga|jaungi|jayenge|le|case
  என்|எனது|எங்கள் வழக்கறிஞர்*|வக்கீல்*
  வழக்கு .. தொடர*|தொடுப்*|போடு*
  நீதிமன்ற*|கோர்ட்டுக்கு .. செல்*|போவ*|போக*
  சட்ட|சட்டப்படி நடவடிக்கை*|நோட்டீஸ்
  en|enga vakkeel
  vazhakku poduven|podren|potruven
  mi|nuestro abogado|abogada
  demanda|demandar|demandare|demandarlos|denuncia|denunciar|denunciare|juicio|tribunal|tribunales
  acciones|accion legales|legal
  meu|minha|nosso|nossa advogado|advogada
  processar|procon|tribunal
  acao|medidas judicial|legais|legal
  boletim de ocorrencia
  *محامي*|*محكمه*|محكمة|المحكمة|*مقاضاه*|مقاضاة|ساقاضيكم|*اقاضي*|قضائيه|قضائية
  *اجراء* *قانوني*
  شكوى|بلاغ .. *شرطه*|الشرطة|شرطة
`)
