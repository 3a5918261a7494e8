package dev.paydown.pages;

/**
 * The inline styles of mails: many clients drop a stylesheet. Every text has its background said
 * beside it, so that a client which inverts colours inverts both.
 */
final class Ink {
  private static final String FONT = "font-family:Helvetica,Arial,sans-serif;";

  static final String BODY =
      "margin:0;padding:0;background-color:#eef1f4;color:#1c2530;" + FONT + "font-size:16px;";
  static final String OUTER = "width:100%;background-color:#eef1f4;";
  static final String EDGE = "padding:24px 4px;";
  static final String CARD =
      "width:100%;max-width:600px;background-color:#ffffff;border:1px solid #d3dae1;"
          + "border-radius:6px;";
  static final String BRAND =
      "padding:16px 16px 0 16px;background-color:#ffffff;color:#4a5764;"
          + FONT
          + "font-size:14px;line-height:20px;";
  static final String INSIDE =
      "padding:4px 16px 20px 16px;background-color:#ffffff;color:#1c2530;"
          + FONT
          + "font-size:16px;line-height:24px;overflow-wrap:anywhere;word-break:break-word;";
  static final String FOOT =
      "padding:14px 16px 18px 16px;background-color:#f7f9fa;color:#4a5764;border-top:1px solid"
          + " #d3dae1;"
          + FONT
          + "font-size:13px;line-height:19px;";
  static final String FOOT_LINE = "margin:0 0 6px 0;";
  static final String PREHEADER =
      "display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;"
          + "overflow:hidden;color:#eef1f4;";
  static final String H1 =
      "margin:8px 0 8px 0;font-size:23px;line-height:29px;font-weight:bold;color:#1c2530;";
  static final String H2 =
      "margin:20px 0 6px 0;font-size:17px;line-height:23px;font-weight:bold;color:#1c2530;";
  static final String H2_FIRST =
      "margin:0 0 6px 0;font-size:17px;line-height:23px;font-weight:bold;color:#1c2530;";
  static final String H3_FIRST =
      "margin:0 0 4px 0;font-size:14px;line-height:20px;font-weight:bold;color:#4a5764;";
  static final String H2_LETTER =
      "margin:18px 0 6px 0;font-size:20px;line-height:26px;font-weight:bold;color:#1c2530;";
  static final String H3 =
      "margin:16px 0 4px 0;font-size:14px;line-height:20px;font-weight:bold;color:#4a5764;";
  static final String P = "margin:0 0 8px 0;";
  static final String SMALL = "margin:6px 0 0 0;font-size:14px;line-height:20px;color:#4a5764;";
  static final String WARNING =
      "margin:8px 0;padding:8px 12px;background-color:#fdf1dc;color:#5c3b00;"
          + "border-left:4px solid #b26a00;font-size:15px;line-height:21px;";
  static final String LIST = "margin:0 0 8px 0;padding:0 0 0 22px;";
  static final String ITEM = "margin:0 0 3px 0;";
  static final String LINK = "color:#0a5a86;text-decoration:underline;";

  /** A figure that opens the entries behind it: as large a target as its row. */
  static final String FIGURE =
      "display:inline-block;min-height:24px;line-height:24px;color:#0a5a86;"
          + "text-decoration:underline;";

  static final String TABLE = "width:100%;border-collapse:collapse;margin:4px 0 4px 0;";
  static final String CAPTION =
      "text-align:left;padding:0 0 4px 0;font-size:14px;line-height:20px;color:#4a5764;";
  static final String HEAD =
      "text-align:left;vertical-align:bottom;padding:5px 8px 5px 0;border-bottom:2px solid #8995a1;"
          + "font-size:13px;line-height:18px;font-weight:bold;color:#4a5764;";
  static final String HEAD_NUMBER =
      "text-align:right;vertical-align:bottom;padding:5px 0 5px 8px;border-bottom:2px solid #8995a1;"
          + "font-size:13px;line-height:18px;font-weight:bold;color:#4a5764;"
          + "overflow-wrap:normal;word-break:normal;";
  static final String ROW =
      "text-align:left;vertical-align:top;padding:7px 8px 7px 0;border-bottom:1px solid #d3dae1;"
          + "font-size:15px;line-height:20px;font-weight:normal;color:#1c2530;";
  static final String WHOLE =
      "text-align:left;vertical-align:top;padding:7px 8px 7px 0;border-bottom:1px solid #d3dae1;"
          + "font-size:14px;line-height:20px;color:#1c2530;overflow-wrap:normal;"
          + "word-break:normal;";
  static final String NUMBER =
      "text-align:right;vertical-align:top;padding:7px 0 7px 8px;border-bottom:1px solid #d3dae1;"
          + "white-space:nowrap;font-size:14px;line-height:20px;font-weight:normal;color:#1c2530;"
          + "font-variant-numeric:tabular-nums;";
  static final String ROW_TOTAL =
      "overflow-wrap:normal;word-break:normal;text-align:left;vertical-align:top;padding:8px 8px 8px 0;border-top:2px solid #1c2530;"
          + "border-bottom:3px double #1c2530;font-size:15px;line-height:20px;font-weight:bold;"
          + "color:#1c2530;";
  static final String NUMBER_TOTAL =
      "text-align:right;vertical-align:top;padding:8px 0 8px 8px;border-top:2px solid #1c2530;"
          + "border-bottom:3px double #1c2530;white-space:nowrap;font-size:14px;line-height:20px;font-weight:bold;"
          + "color:#1c2530;font-variant-numeric:tabular-nums;";
  static final String GROUP =
      "text-align:left;padding:14px 0 4px 0;font-size:15px;line-height:20px;font-weight:bold;"
          + "color:#1c2530;";
  static final String ROW_SUM =
      "text-align:left;vertical-align:top;padding:7px 8px 7px 0;border-top:1px solid #1c2530;"
          + "font-size:15px;line-height:20px;font-weight:bold;color:#1c2530;";
  static final String NUMBER_SUM =
      "text-align:right;vertical-align:top;padding:7px 0 7px 8px;border-top:1px solid #1c2530;"
          + "white-space:nowrap;font-size:14px;line-height:20px;font-weight:bold;color:#1c2530;"
          + "font-variant-numeric:tabular-nums;";
  static final String NEEDS =
      "margin:20px 0 4px 0;padding:0 0 4px 14px;border-left:4px solid #0a5a86;";
  static final String SUB = "font-size:13px;line-height:18px;color:#4a5764;";
  static final String BEFORE = "color:#4a5764;";
  static final String AFTER = "font-weight:bold;color:#1c2530;";
  static final String TIME = "color:#4a5764;white-space:nowrap;";
  static final String BUTTON_TABLE = "margin:18px 0 4px 0;border-collapse:separate;";
  static final String BUTTON_CELL = "background-color:#0a5a86;border-radius:5px;";
  static final String BUTTON =
      "display:inline-block;padding:12px 22px;background-color:#0a5a86;color:#ffffff;"
          + FONT
          + "font-size:16px;line-height:20px;font-weight:bold;text-decoration:none;"
          + "border-radius:5px;";
  static final String LINE = "margin:12px 0 0 0;padding:10px 0 0 0;border-top:1px solid #d3dae1;";
  static final String LETTER = "border-top:2px solid #8995a1;margin:26px 0 0 0;padding:0;";
  static final String CODE =
      "margin:14px 0;padding:14px 12px;background-color:#eef1f4;color:#1c2530;"
          + "font-family:Consolas,Menlo,monospace;font-size:32px;line-height:38px;"
          + "font-weight:bold;letter-spacing:4px;text-align:center;border-radius:5px;";
  static final String MONEY =
      "text-align:right;vertical-align:top;padding:7px 0 7px 8px;border-bottom:1px solid #d3dae1;"
          + "font-size:14px;line-height:20px;font-weight:normal;color:#4a5764;"
          + "font-variant-numeric:tabular-nums;overflow-wrap:normal;word-break:normal;";
  static final String MONEY_TOTAL =
      "text-align:right;vertical-align:top;padding:8px 0 8px 8px;border-top:2px solid #1c2530;"
          + "border-bottom:3px double #1c2530;font-size:14px;line-height:20px;font-weight:bold;"
          + "color:#1c2530;font-variant-numeric:tabular-nums;overflow-wrap:normal;"
          + "word-break:normal;";
  static final String BAR_CELL =
      "vertical-align:middle;padding:7px 8px 7px 0;border-bottom:1px solid #d3dae1;";
  static final String BAR_TABLE = "width:100%;border-collapse:collapse;";
  static final String BAR = "height:12px;line-height:12px;font-size:1px;background-color:#4787ab;";
  static final String BAR_REST = "height:12px;line-height:12px;font-size:1px;";

  private Ink() {}

  /** The state of one line: plain where it is as wished, marked where a person has to act. */
  static String state(boolean mended) {
    return mended ? "font-weight:bold;color:#1c2530;" : "font-weight:bold;color:#8a2b0b;";
  }
}
