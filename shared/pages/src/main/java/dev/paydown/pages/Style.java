package dev.paydown.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one stylesheet of the pages: embedded, small, light and dark, and usable at 320 px. */
public final class Style {
  /** The sheet itself. */
  public static final String SHEET =
      """
      :root{color-scheme:light dark;--bg:#eef1f4;--card:#fff;--ink:#1c2530;--soft:#4a5764;\
      --rule:#d3dae1;--edge:#78848f;--act:#0a5a86;--on:#fff;--warn:#fdf1dc;--wink:#5c3b00;\
      --wedge:#b26a00;--bad:#8a2b0b}
      @media(prefers-color-scheme:dark){:root{--bg:#12171c;--card:#1b222a;--ink:#e8ecf0;\
      --soft:#adb8c3;--rule:#36414c;--edge:#8592a0;--act:#7cc4ee;--on:#0d1a24;--warn:#3a2c10;\
      --wink:#f6dfae;--wedge:#d99a34;--bad:#ffab8f}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,\
      "Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
      main{max-width:44rem;margin:0 auto;padding:1rem}
      .brand{margin:.5rem 0;color:var(--soft);font-size:.9rem}
      .card{background:var(--card);border:1px solid var(--rule);border-radius:8px;\
      padding:1.1rem 1.25rem;margin:0 0 1rem}
      h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
      h2{font-size:1.15rem;line-height:1.3;margin:1.4rem 0 .5rem}
      .card>h2:first-child{margin-top:0}
      h3{font-size:1rem;margin:1rem 0 .25rem}
      p{margin:0 0 .6rem}
      ul{margin:0 0 .6rem;padding-left:1.3rem}
      li{margin:0 0 .25rem}
      a{color:var(--act);display:inline-block;min-height:24px}
      .soft{color:var(--soft);font-size:.9rem}
      .bad{color:var(--bad);font-weight:600}
      .good{font-weight:600}
      .note{background:var(--warn);color:var(--wink);border-left:4px solid var(--wedge);\
      padding:.6rem .8rem;margin:0 0 .8rem}
      fieldset{border:0;margin:0;padding:0;min-width:0}
      legend{padding:0;margin:0 0 .5rem;color:var(--soft)}
      .line{border:1px solid var(--edge);border-radius:6px;padding:.7rem .8rem;margin:0 0 .6rem}
      .line:has(:checked){border-color:var(--act);box-shadow:inset 0 0 0 1px var(--act)}
      .pick{display:flex;gap:.7rem;align-items:flex-start;margin:0;font-weight:400;cursor:pointer}
      .pick input{flex:none;width:24px;height:24px;margin:0;accent-color:var(--act)}
      .pick b{display:block}
      .was{color:var(--soft)}
      .to{font-weight:600}
      .line p:last-child,dd p:last-child{margin-bottom:0}
      .more{margin:.4rem 0 0 calc(24px + .7rem)}
      dl{margin:0}
      dt{color:var(--soft);font-size:.9rem}
      dd{margin:0 0 .6rem}
      label{display:block;font-weight:600;margin:.6rem 0 .2rem}
      input,select,textarea,button{font:inherit;color:inherit}
      input:not([type=checkbox]):not([type=radio]),select,textarea{display:block;width:100%;\
      max-width:24rem;min-height:44px;padding:.5rem .6rem;background:var(--card);\
      border:1px solid var(--edge);border-radius:5px}
      .digits{font-size:1.5rem;letter-spacing:.2em;font-variant-numeric:tabular-nums}
      button{min-height:44px;margin:.8rem 0 .2rem;padding:.5rem 1.2rem;border:2px solid var(--act);\
      border-radius:5px;background:var(--card);color:var(--act);font-weight:600;cursor:pointer}
      .main{background:var(--act);color:var(--on)}
      details{border-top:1px solid var(--rule)}
      details form{padding:0 0 1rem}
      summary{padding:.7rem 0;min-height:44px;font-weight:600;cursor:pointer;color:var(--act)}
      :focus-visible{outline:3px solid var(--act);outline-offset:2px}
      .lines{list-style:none;padding:0}
      form+form{margin-top:1.2rem}
      @media(max-width:26rem){main{padding:.5rem}.card{padding:.9rem}}
      @media print{body{background:#fff}form,summary{display:none}}
      """;

  private Style() {}

  /** {@code 'sha256-…'} of the sheet, as a Content-Security-Policy names it. */
  static String hash() {
    return hash(SHEET);
  }

  /** The same of another sheet. */
  public static String hash(String sheet) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
