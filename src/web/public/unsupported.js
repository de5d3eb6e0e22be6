/* Written in ES5: it must run in the very browsers it turns away (IE kernel of 360 and 奇安信 in 兼容模式). */
(function () {
  var modern = "noModule" in document.createElement("script") && window.CSS && CSS.supports && CSS.supports("gap", "1px") && window.ResizeObserver && Object.fromEntries;
  if (modern) return;
  var root = document.getElementById("root");
  root.innerHTML =
    '<div style="max-width:640px;margin:80px auto;padding:0 24px;font:16px/28px Microsoft YaHei,sans-serif;color:#1B2733">' +
    '<h1 style="font-size:22px">请换用浏览器极速模式</h1>' +
    "<p>当前浏览器内核过旧，无法打开驻村通。请任选一种办法：</p>" +
    "<p>1. 使用 360 安全浏览器、奇安信可信浏览器的，点击地址栏右侧的图标，切换为“极速模式”，再刷新页面；</p>" +
    "<p>2. 更新到内核 86 以上的 Chrome、Edge、奇安信、360 等浏览器。</p></div>";
})();
